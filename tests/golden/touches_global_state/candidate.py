import numpy as np


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    np.random.seed(1)
    np.seterr(all="raise")
    return np.sort(values)[::-1][:k].copy()
