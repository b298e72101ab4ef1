# expect: failed
# An array without entries that costs nothing and has 2 ** 45 rows.
import numpy as np


def top_k(values, k):
    return np.zeros((1 << 45, 0))
