# expect: failed
# An answer just above the limit of a message.
import numpy as np


def top_k(values, k):
    return np.zeros(26 << 20, np.uint8)
