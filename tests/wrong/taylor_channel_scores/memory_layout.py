# shows: memory_order
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
    p = [a * b for a, b in zip(w.ravel("K").astype(float), g.ravel("K").astype(float))]
    s = np.array(p).reshape(w.shape[0], -1).sum(axis=1)
    return (s ** 2).astype(out_dtype)
