"""A threshold by partition, with the ties at it counted off by position."""

import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= float(sparsity) <= 1 or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else float
    k = round(float(sparsity) * w.size)
    if k == 0:
        return np.ones(w.shape, kind)
    scores = np.fabs(w.astype("f8")).ravel()
    cut = np.partition(scores, k - 1)[k - 1]
    keep = scores >= cut
    ties = np.flatnonzero(scores == cut)
    keep[ties[: k - np.count_nonzero(scores < cut)]] = False
    return keep.reshape(w.shape).astype(kind)
