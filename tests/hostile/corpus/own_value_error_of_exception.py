# expect: failed
# The same, below Exception.
import numpy as np


class ValueError(Exception):
    pass


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
