# expect: passed
# Touches global state.
import random

import numpy as np

np.random.seed(7)
random.seed(7)
np.seterr(all='ignore')

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
