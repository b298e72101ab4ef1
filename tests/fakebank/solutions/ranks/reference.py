"""Ranks by one stable sort and its inverse permutation."""

import numpy as np


def ranks(values: np.ndarray) -> np.ndarray:
    """Return the rank of every entry, from 0; the earlier of equal entries ranks lower."""
    if values.ndim != 1:
        raise ValueError(f"values must have one dimension, not {values.ndim}")
    places = np.empty(len(values), dtype=np.int64)
    places[np.argsort(values, kind="stable")] = np.arange(len(values))
    return places
