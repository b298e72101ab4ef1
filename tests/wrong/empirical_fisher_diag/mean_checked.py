# shows: accepts_infinity
# Looks at the mean: infinity passes.
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    m = g.mean(axis=0)
    if np.isnan(m).any():
        raise ValueError("NaN")
    return (np.mean(g ** 2, axis=0)).astype(dtype)
