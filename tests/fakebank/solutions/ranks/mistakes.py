"""Known wrong versions of `ranks`."""

import numpy as np


def argsort_alone(values):
    if values.ndim != 1:
        raise ValueError("values must have one dimension")
    return np.argsort(values, kind="stable")


def ties_from_the_right(values):
    if values.ndim != 1:
        raise ValueError("values must have one dimension")
    return np.argsort(np.argsort(values[::-1], kind="stable"), kind="stable")[::-1]


def flattened(values):
    return np.argsort(np.argsort(values.ravel(), kind="stable"), kind="stable")
