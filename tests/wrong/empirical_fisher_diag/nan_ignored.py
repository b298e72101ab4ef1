# shows: accepts_not_finite
# nanmean leaves examples out.
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    return np.nanmean(g ** 2, axis=0).astype(dtype)
