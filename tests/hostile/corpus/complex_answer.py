# expect: failed
# Complex numbers with nothing imaginary.
import numpy as np


def top_k(values, k):
    return np.sort(values)[::-1][:k] + 0j
