"""Ranks of a vector."""

import numpy as np


def ranks(values: np.ndarray) -> np.ndarray:
    """Return the rank of every entry, from 0.

    values: shape (n,), n may be 0. Of equal entries the earlier has the lower rank.
    Returns an int64 array of shape (n,). Raises ValueError if `values` isn't one-dimensional.
    """
    raise NotImplementedError
