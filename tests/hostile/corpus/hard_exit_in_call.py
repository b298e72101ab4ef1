# expect: crashed
# Ends the process in a call.
import os


def top_k(values, k):
    os._exit(0)
