# expect: failed
# The same with a thousand million rows.
import numpy as np


def top_k(values, k):
    return np.zeros((10**9, 0))
