# shows: nothing
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    squares = [g[i : i + 4].mean(axis=0) ** 2 for i in range(0, len(g), 4)]
    return (np.mean(squares, axis=0)).astype(dtype)
