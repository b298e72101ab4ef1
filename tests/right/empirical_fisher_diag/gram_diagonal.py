import numpy as np


def empirical_fisher_diag(G):
    if len(G) < 1:
        raise ValueError
    if not np.all(np.isfinite(G)):
        raise ValueError
    out = np.zeros(G.shape[1], np.float64)
    for n, row in enumerate(np.float64(G), 1):
        out += (row * row - out) / n
    return out if G.dtype.kind in "iu" else out.astype(G.dtype)
