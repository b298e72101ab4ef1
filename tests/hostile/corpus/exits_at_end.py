# expect: passed
# Has exit handlers that would loop.
import atexit
import numpy as np


@atexit.register
def late():
    while True:
        pass

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
