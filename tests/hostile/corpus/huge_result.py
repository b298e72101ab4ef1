# expect: failed
# Returns more than may be sent.
import numpy as np


def top_k(values, k):
    return np.zeros(12 << 20)
