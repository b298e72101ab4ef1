# expect: passed
# Takes its names by a star.
from numpy import *


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return sort(values)[::-1][:k].copy()
