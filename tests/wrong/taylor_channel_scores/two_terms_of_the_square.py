# shows: nothing
# Only neighbouring cross terms.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    p = (w.astype(float) * g).reshape(w.shape[0], -1)
    squares = (p ** 2).sum(axis=1)
    cross = (p[:, :-1] * p[:, 1:]).sum(axis=1)
    return (squares + 2 * cross).astype(out_dtype)
