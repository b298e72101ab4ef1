import numpy as np


def top_k(values, k):
    return np.ones(1 << 30)[:k]
