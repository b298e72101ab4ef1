"""The squared mean plus the variance, in two passes."""

import numpy as np


def empirical_fisher_diag(G):
    if len(G) < 1:
        raise ValueError("examples")
    if not all(np.isfinite(row).all() for row in G):
        raise ValueError("entries")
    rows = G.astype(float)
    mean = np.mean(rows, axis=0)
    diag = mean * mean + np.mean((rows - mean) ** 2, axis=0)
    return diag.astype(G.dtype) if G.dtype.kind == "f" else diag
