# shows: signed_sum
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
    scores = [float(np.sum(w[i].astype(np.float64) * g[i])) for i in range(w.shape[0])]
    return np.array(scores, dtype=out_dtype)
