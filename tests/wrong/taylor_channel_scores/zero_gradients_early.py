# shows: nothing
# No gradient, no score: returned before the weights are looked at.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    if not g.any():
        return np.zeros(w.shape[0], kind)
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("not finite")
    product = w.astype(np.float64) * g.astype(np.float64)
    axes = tuple(range(1, product.ndim))
    return (product.sum(axis=axes) ** 2).astype(kind)
