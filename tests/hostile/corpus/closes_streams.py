# expect: passed
# Closes its output.
import sys
import numpy as np
sys.stdout.close()
sys.stderr.close()

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
