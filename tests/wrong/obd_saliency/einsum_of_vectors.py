# shows: nothing
# Vectors and matrices only.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not np.isfinite(w).all() or not np.isfinite(h).all():
        raise ValueError("not finite")
    subscripts = {1: "i,i,i->i", 2: "ij,ij,ij->ij"}[w.ndim]
    double = w.astype(np.float64)
    scores = 0.5 * np.einsum(subscripts, h.astype(np.float64), double, double)
    return scores.astype(w.dtype if w.dtype.kind == "f" else np.float64)
