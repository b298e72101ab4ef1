# expect: crashed
# Calls abort.
import os


def top_k(values, k):
    os.abort()
