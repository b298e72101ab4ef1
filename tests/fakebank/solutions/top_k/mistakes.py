"""Known wrong versions of `top_k`."""

import numpy as np


def ascending(values, k):
    """Returns the entries in ascending order

    The right entries, smallest first.
    """
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    return np.sort(values)[len(values) - k :]


def clipped(values, k):
    """Clips a k that is out of range

    Nothing looks at k, so that a wrong one quietly gives another length.
    """
    return np.sort(values)[::-1][: min(max(k, 0), len(values))]
