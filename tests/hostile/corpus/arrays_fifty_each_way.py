# expect: failed
# Fifty lists of fifty arrays.
import numpy as np


def top_k(values, k):
    return [[np.arange(5.0) / 7] * 50 for _ in range(50)]
