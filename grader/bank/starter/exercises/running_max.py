"""The largest value so far."""

import numpy as np


def running_max(values: np.ndarray) -> np.ndarray:
    """For each entry, the largest of all entries up to it.

    values: a float array of shape (n,). Returns a new array of the same shape and dtype.
    """
    raise NotImplementedError
