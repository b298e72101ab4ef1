"""Known wrong versions of `ranks`."""

import numpy as np


def argsort_alone(values):
    """Returns the sorting permutation instead of the ranks

    One `argsort` is the permutation that sorts; the ranks are its inverse.
    """
    if values.ndim != 1:
        raise ValueError("values must have one dimension")
    return np.argsort(values, kind="stable")


def ties_from_the_right(values):
    """Ranks equal entries from the right

    Sorting the reversed vector and turning the ranks round swaps equal entries.
    """
    if values.ndim != 1:
        raise ValueError("values must have one dimension")
    return np.argsort(np.argsort(values[::-1], kind="stable"), kind="stable")[::-1]


def flattened(values):
    """Ranks a matrix as if it were one long vector

    The number of dimensions is never looked at.
    """
    return np.argsort(np.argsort(values.ravel(), kind="stable"), kind="stable")
