# expect: passed
# A class of its own that is a ValueError.
import numpy as np


class BadCount(ValueError):
    pass


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise BadCount
    return np.sort(values)[::-1][:k].copy()
