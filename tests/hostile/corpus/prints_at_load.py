# expect: passed
# Prints, harmlessly.
import numpy as np
print('hello')

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
