import numpy as np


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k")
    largest = np.argsort(values)[len(values) - k :]
    return values[largest]
