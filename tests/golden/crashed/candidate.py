import os


def top_k(values, k):
    os._exit(3)
