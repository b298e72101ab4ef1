# shows: spatial_squares
# The square comes before the last sum.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("not finite")
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    product = w.astype(np.float64) * g.astype(np.float64)
    if product.ndim > 2:
        product = product.sum(axis=tuple(range(2, product.ndim)))
        return np.square(product).sum(axis=1).astype(kind)
    return np.square(product.reshape(len(product), -1).sum(axis=1)).astype(kind)
