"""Nested np.where, cast at the end."""

import numpy as np


def l1_subgradient(w, lam):
    if not np.isfinite(lam) or lam < 0:
        raise ValueError("the strength must be a number of at least 0")
    if np.isnan(w).any() or np.isinf(w).any():
        raise ValueError("weights must be finite")
    result = np.where(w == 0, 0.0, np.where(w < 0, -lam, lam))
    return result.astype(w.dtype) if w.dtype.kind == "f" else result.astype(float)
