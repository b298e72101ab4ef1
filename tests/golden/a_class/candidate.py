import numpy as np


class top_k:
    def __new__(cls, values, k):
        if not 0 <= k <= len(values):
            raise ValueError
        return np.sort(values)[::-1][:k].copy()
