# expect: failed
# An empty array whose axes multiply to 10 ** 15.
import numpy as np


def top_k(values, k):
    return np.zeros((1000,) * 5 + (0,))
