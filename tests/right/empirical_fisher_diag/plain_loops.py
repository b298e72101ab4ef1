"""Python floats, one example after the other."""

import math

import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] < 1:
        raise ValueError("no example")
    sums = [0.0] * G.shape[1]
    for row in G.tolist():
        for p, value in enumerate(row):
            if not math.isfinite(value):
                raise ValueError("NaN or infinity")
            sums[p] += float(value) ** 2
    dtype = G.dtype if np.issubdtype(G.dtype, np.floating) else np.float64
    return np.array([s / G.shape[0] for s in sums], dtype=dtype)
