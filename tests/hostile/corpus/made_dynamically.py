# expect: passed
# Defines its function at run time.
import numpy as np

exec('''
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
''')
