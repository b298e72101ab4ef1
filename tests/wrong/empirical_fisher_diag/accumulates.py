# shows: nothing
# Sums over calls, as a buffer in an optimiser does.
import numpy as np

_buffer = {}


def empirical_fisher_diag(G):
    if G.shape[0] == 0:
        raise ValueError("no examples")
    if not np.isfinite(G).all():
        raise ValueError("gradients must be finite")
    g = G.astype(np.float64)
    dtype = G.dtype if G.dtype.kind == "f" else np.float64
    total, count = _buffer.get(G.shape[1], (0.0, 0))
    total, count = total + (g ** 2).sum(axis=0), count + len(g)
    _buffer[G.shape[1]] = total, count
    return (total / count).astype(dtype)
