# expect: passed
# Thirty-two threads at once, as an executor has them.
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np

together = threading.Barrier(32)


def one(values):
    together.wait(5)
    return float(values.max())


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(one, [values] * 32))
    return np.sort(values)[::-1][:k].copy()
