# expect: passed
# A right solution that looks at its own source.
import inspect

import numpy as np


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    assert inspect.getsource(top_k).startswith("def top_k(values, k):")
    return np.sort(values)[::-1][:k].copy()
