# shows: nothing
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    out = np.zeros(G.shape[1], dtype)
    for row in G:
        out += row.astype(dtype) ** 2
    return out / dtype.type(len(G)) if G.dtype.kind == "f" else out / len(G)
