# expect: failed
# An empty array in Fortran order.
import numpy as np


def top_k(values, k):
    return np.zeros((0, 1 << 44), order='F')
