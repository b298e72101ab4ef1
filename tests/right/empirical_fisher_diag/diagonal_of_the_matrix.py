"""The whole empirical Fisher, of which the diagonal is taken."""

import numpy as np


def empirical_fisher_diag(G):
    n = G.shape[0]
    if n == 0:
        raise ValueError("N must be at least 1")
    if np.isnan(G).any() or np.isinf(G).any():
        raise ValueError("gradients must be finite")
    rows = G.astype(np.float64)
    fisher = rows.T @ rows / n
    return np.diag(fisher).astype(G.dtype if G.dtype.kind == "f" else np.float64)
