# shows: multiplies_in_place
# astype(copy=False) copies float32 but not float64.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("not finite")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    product = w.astype(np.float64, copy=False)
    product *= g
    sums = product.reshape(len(w), int(np.prod(w.shape[1:]))).sum(axis=1)
    return np.square(sums).astype(kind)
