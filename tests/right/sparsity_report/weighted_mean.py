"""The mean of the layers' sparsities, weighted by their sizes."""

import numpy as np


def sparsity_report(weights):
    full = [w for w in weights if w.size > 0]
    if not full:
        raise ValueError("no entries")
    for w in full:
        if not np.isfinite(w).all():
            raise ValueError("not finite")
    layers = [float((w == 0).mean()) for w in full]
    sparsity = float(np.average(layers, weights=[w.size for w in full]))
    if sparsity == 1 or not any(w.any() for w in full):
        return 1.0, np.inf
    return sparsity, 1 / (1 - sparsity)
