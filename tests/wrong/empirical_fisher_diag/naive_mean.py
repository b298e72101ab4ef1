# shows: own_dtype
# Squares and adds in float32 where the gradients are float32.
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    return (G.astype(dtype) ** 2).mean(axis=0).astype(dtype)
