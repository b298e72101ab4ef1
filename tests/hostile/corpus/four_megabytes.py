# expect: failed
# Large answers, each of its own.
import numpy as np


def top_k(values, k):
    return np.full(500_000, float(k))
