"""einsum over rows of flattened channels."""

import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError(f"expected gradients of shape {w.shape}, got {g.shape}")
    a = np.asarray(w, dtype=np.float64).reshape(len(w), -1)
    b = np.asarray(g, dtype=np.float64).reshape(len(g), -1)
    if not np.isfinite(a).all() or not np.isfinite(b).all():
        raise ValueError("entries must be finite")
    total = np.einsum("os,os->o", a, b)
    dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    return (total * total).astype(dtype)
