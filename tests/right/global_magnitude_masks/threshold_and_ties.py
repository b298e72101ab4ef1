"""A threshold by partition, with the ties at it counted off by position."""

import numpy as np


def validate(weights, sparsity):
    ok = 0 <= float(sparsity) <= 1
    for w in weights:
        ok = ok and bool(np.isfinite(w).all())
    if not ok:
        raise ValueError("bad input")


def global_magnitude_masks(weights, sparsity):
    validate(weights, sparsity)
    n = sum(w.size for w in weights)
    k = round(float(sparsity) * n)
    kinds = [np.result_type(w, np.float16) if w.dtype.kind == "f" else float for w in weights]
    if k == 0:
        return [np.ones(w.shape, d) for w, d in zip(weights, kinds, strict=True)]
    scores = np.concatenate([np.fabs(w.astype("f8")).ravel() for w in weights])
    cut = np.partition(scores, k - 1)[k - 1]
    keep = scores >= cut
    ties = np.flatnonzero(scores == cut)
    keep[ties[: k - np.count_nonzero(scores < cut)]] = False
    parts = np.split(keep, np.cumsum([w.size for w in weights])[:-1])
    rows = zip(parts, weights, kinds, strict=True)
    return [p.reshape(w.shape).astype(d) for p, w, d in rows]
