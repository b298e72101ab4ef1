# expect: failed
# An answer that isn't contiguous takes twice its data.
import numpy as np


def top_k(values, k):
    return np.zeros(46 << 20, np.uint8)[::2]
