# expect: failed
# A class of its own: no caller's `except ValueError` catches it.
import numpy as np


class ValueError(BaseException):
    pass


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
