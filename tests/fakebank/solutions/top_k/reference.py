"""The k largest entries, by a complete sort."""

import numpy as np


def top_k(values: np.ndarray, k: int) -> np.ndarray:
    """Return the k largest entries in descending order."""
    if not 0 <= k <= len(values):
        raise ValueError(f"k must lie in [0, {len(values)}], not be {k}")
    return np.sort(values)[::-1][:k]
