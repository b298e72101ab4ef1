# shows: two_batches
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    parts = np.array_split(g, min(2, len(g)))
    squares = np.array([part.mean(axis=0) ** 2 for part in parts])
    return (squares.mean(axis=0)).astype(dtype)
