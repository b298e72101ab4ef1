# shows: nothing
# The accumulator has the type of w.
import numpy as np


def _check(w, g):
    if w.shape != g.shape:
        raise ValueError(f"{w.shape} != {g.shape}")
    for a in (w, g):
        if not np.all(np.isfinite(a)):
            raise ValueError("NaN or inf")


def taylor_channel_scores(w, g):
    _check(w, g)
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    s = np.zeros(w.shape[0], out_dtype)
    flat_w = w.reshape(w.shape[0], -1).astype(out_dtype)
    flat_g = g.reshape(g.shape[0], -1)
    for j in range(flat_w.shape[1]):
        s += (flat_w[:, j].astype(np.float64) * flat_g[:, j]).astype(out_dtype)
    return s * s
