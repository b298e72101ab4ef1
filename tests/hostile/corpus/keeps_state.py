# expect: failed
# Right once only.
import numpy as np

calls = 0


def top_k(values, k):
    global calls
    calls += 1
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy() if calls < 3 else values
