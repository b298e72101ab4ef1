# expect: failed
# An array of one entry and as many axes as NumPy has.
import numpy as np


def top_k(values, k):
    return np.ones((1,) * 32)
