# expect: failed
# Empty integers in a list of lists.
import numpy as np


def top_k(values, k):
    return [[np.zeros((1 << 40, 0), int)] * 5] * 5
