# expect: failed
# An answer just below the limit of a message.
import numpy as np


def top_k(values, k):
    return np.zeros(23 << 20, np.uint8)
