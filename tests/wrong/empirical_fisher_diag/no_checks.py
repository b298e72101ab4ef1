# shows: no_validation
import numpy as np


def empirical_fisher_diag(G):
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    return (np.mean(g ** 2, axis=0)).astype(dtype)
