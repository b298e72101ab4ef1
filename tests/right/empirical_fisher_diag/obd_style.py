"""WoodFisher's accumulation of g**2 / (2 * N), times 2."""

import numpy as np


def empirical_fisher_diag(G):
    if not np.all(np.isfinite(G)):
        raise ValueError("not finite")
    number = len(G)
    if number < 1:
        raise ValueError("no examples")
    half = np.zeros(G.shape[1], dtype=np.float64)
    for grad in G:
        half += np.power(grad.astype(np.float64), 2) / (2 * number)
    out = 2 * half
    return out if G.dtype.kind != "f" else out.astype(G.dtype)
