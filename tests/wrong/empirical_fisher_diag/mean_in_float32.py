# shows: nothing
# A float32 mean for every input.
import numpy as np


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    return np.mean(np.square(G), axis=0, dtype=np.float32).astype(dtype)
