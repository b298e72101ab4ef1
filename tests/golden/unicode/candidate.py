import numpy as np


最大 = "最大的 k 个"


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k 越界 ❤")
    return np.sort(values)[::-1][:k].copy()
