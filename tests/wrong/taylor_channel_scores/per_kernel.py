# shows: spatial_squares
# Each kernel is squared by itself.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    p = w.astype(np.float64) * g
    if p.ndim <= 2:
        s = p.sum(axis=1) if p.ndim == 2 else p
        return (s ** 2).astype(out_dtype)
    kernels = p.reshape(p.shape[0], p.shape[1], int(np.prod(p.shape[2:]))).sum(axis=2)
    return (kernels ** 2).sum(axis=1).astype(out_dtype)
