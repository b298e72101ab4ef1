# expect: failed
# Shown with three entries at each end of an axis, it has 6 ** 8 of them.
import numpy as np


def top_k(values, k):
    return np.ones((7,) * 8, np.int8)
