import numpy as np


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    print("k is", k, "\x1b[31m")
    return np.sort(values)[::-1][:k].copy()
