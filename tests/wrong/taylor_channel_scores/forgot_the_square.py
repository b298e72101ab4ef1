# shows: absolute_of_sum
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    s = np.einsum("ij,ij->i", w.reshape(len(w), -1).astype(float), g.reshape(len(g), -1).astype(float))
    return np.abs(s).astype(out_dtype)
