# shows: nothing
# Molchanov 2017 normalises each layer.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    s = (w.astype(np.float64) * g).reshape(w.shape[0], -1).sum(axis=1) ** 2
    norm = np.linalg.norm(s)
    return (s / (norm + 1e-12)).astype(out_dtype)
