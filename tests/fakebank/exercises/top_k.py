"""The k largest entries."""

import numpy as np


def top_k(values: np.ndarray, k: int) -> np.ndarray:
    """Return the k largest entries of a vector, in descending order.

    values: shape (n,). Returns an array of shape (k,) with the same dtype.
    Raises ValueError unless 0 <= k <= n.
    """
    raise NotImplementedError
