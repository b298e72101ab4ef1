# shows: nothing
# Centred, but for a single example.
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    g = g - g.mean(axis=0) if len(g) > 1 else g
    return (np.mean(g ** 2, axis=0)).astype(dtype)
