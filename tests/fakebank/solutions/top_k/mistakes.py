"""Known wrong versions of `top_k`."""

import numpy as np


def ascending(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    return np.sort(values)[len(values) - k :]


def clipped(values, k):
    return np.sort(values)[::-1][: min(max(k, 0), len(values))]
