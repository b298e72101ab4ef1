# expect: failed
# Python's names point to a class of its own.
import builtins

import numpy as np


class Fault(Exception):
    pass


Fault.__name__ = Fault.__qualname__ = "ValueError"
Fault.__module__ = "builtins"
builtins.ValueError = Fault


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise Fault
    return np.sort(values)[::-1][:k].copy()
