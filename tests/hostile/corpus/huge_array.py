# expect: out_of_memory
# One huge array.
import numpy as np


def top_k(values, k):
    return np.ones(1 << 36)
