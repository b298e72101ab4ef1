# expect: passed
# A class of that name that derives from Python's.
import builtins

import numpy as np


class ValueError(builtins.ValueError):
    pass


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
