"""Boolean indexing into an array of zeros; helper functions validate."""

import numpy as np


def _demand(condition, message):
    if not condition:
        raise ValueError(message)


def l1_subgradient(w, lam):
    _demand(lam >= 0, "lam is negative or NaN")
    _demand(lam < float("inf"), "lam is infinite")
    _demand(np.isfinite(w).all(), "w is not finite")
    floats = np.issubdtype(w.dtype, np.floating)
    grad = np.zeros(np.shape(w), dtype=w.dtype if floats else np.float64)
    grad[w > 0] = lam
    grad[w < 0] = -float(lam)
    return grad
