# expect: crashed
# The exit code of a worker that can't begin, in a call.
import os


def top_k(values, k):
    os._exit(70)
