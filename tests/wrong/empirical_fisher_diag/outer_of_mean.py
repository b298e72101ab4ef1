# shows: square_of_mean
# The diagonal of the mean gradient's outer product.
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    m = g.mean(axis=0)
    return (np.diag(np.outer(m, m))).astype(dtype)
