# golden: bank=forbid
import numpy as np


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    return np.sort(values)[::-1][:k].copy()
