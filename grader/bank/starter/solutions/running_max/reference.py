"""The running maximum in one pass."""

import numpy as np


def running_max(values: np.ndarray) -> np.ndarray:
    """For each entry, the largest of all entries up to it."""
    return np.maximum.accumulate(values)
