"""Sums without rounding, column by column."""

from math import fsum

import numpy as np


def empirical_fisher_diag(G):
    if not G.shape[0]:
        raise ValueError("no example")
    if not np.isfinite(np.abs(G.astype(np.float64))).all():
        raise ValueError("NaN or infinity")
    squares = [[x * x for x in column] for column in G.T.astype(np.float64).tolist()]
    means = np.array([fsum(column) / len(column) for column in squares], dtype=np.float64)
    return means.astype(G.dtype) if G.dtype.kind == "f" else means
