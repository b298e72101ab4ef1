# shows: nothing
# The product with a batch of matrices: for three axes and more `@` is another product.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("not finite")
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    w, g = w.astype(np.float64), g.astype(np.float64)
    if w.ndim == 1:
        return ((w * g) ** 2).astype(kind)
    if w.ndim == 2:
        return (np.diag(w @ g.T) ** 2).astype(kind)
    sums = np.array([np.trace(a.reshape(len(a), -1) @ b.reshape(len(b), -1)) if a.ndim == 2 and a.shape[0] == a.shape[1] else (a * b).sum() for a, b in zip(w, g)])
    return (sums**2).astype(kind)
