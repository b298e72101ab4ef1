import numpy as np


def sparsity_report(weights):
    flat = np.concatenate([np.zeros(0)] + [np.asarray(w, dtype=np.longdouble).ravel() for w in weights])
    if flat.size == 0 or not np.isfinite(flat).all():
        raise ValueError
    values, counts = np.unique(flat, return_counts=True)
    zeros = counts[values == 0].sum()
    with np.errstate(divide="ignore"):
        return zeros / flat.size, np.float64(flat.size) / np.float64(flat.size - zeros)
