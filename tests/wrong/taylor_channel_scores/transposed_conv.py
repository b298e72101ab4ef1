# shows: nothing
# Channels along axis 1 for four axes, as in a transposed convolution.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("not finite")
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    product = w.astype(np.float64) * g.astype(np.float64)
    if product.ndim == 4:
        return (product.sum(axis=(0, 2, 3)) ** 2).astype(kind)
    flat = product.reshape(product.shape[0], int(np.prod(product.shape[1:])))
    return (flat.sum(axis=1) ** 2).astype(kind)
