"""All entries in one float64 array."""

import numpy as np


def sparsity_report(weights):
    flat = np.concatenate([np.zeros(0), *(np.ravel(w).astype(np.float64) for w in weights)])
    if flat.size == 0 or not np.isfinite(flat).all():
        raise ValueError("nothing to count, or not finite")
    sparsity = np.mean(flat == 0)
    with np.errstate(divide="ignore"):
        return sparsity, np.float64(flat.size) / np.count_nonzero(flat)
