# shows: nothing
# Adam's second moment.
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    v = np.zeros(g.shape[1])
    for row in g:
        v = 0.9 * v + 0.1 * row ** 2
    return (v).astype(dtype)
