# shows: mean_of_products
# Averages over the entries before it squares; channels without entries are NaN no more.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("not finite")
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    product = w.astype(np.float64) * g.astype(np.float64)
    flat = product.reshape(product.shape[0], int(np.prod(product.shape[1:])))
    mean = flat.sum(axis=1) / max(flat.shape[1], 1)
    return (mean * mean).astype(kind)
