"""Walks through the groups of equal magnitudes with itertools."""

import itertools

import numpy as np


class BadInput(ValueError):
    """What the caller must mend."""


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise BadInput("sparsity")
    if not np.isfinite(np.asarray(w, np.float64)).all():
        raise BadInput("entries")
    left = round(float(sparsity) * w.size)
    scores = [abs(x) for x in w.ravel().tolist()]
    pruned = set()
    order = sorted(range(w.size), key=scores.__getitem__)
    for _, group in itertools.groupby(order, key=scores.__getitem__):
        members = sorted(group)[:left]
        pruned.update(members)
        left -= len(members)
    flat = [0.0 if i in pruned else 1.0 for i in range(w.size)]
    return np.array(flat, w.dtype if w.dtype.kind == "f" else "d").reshape(w.shape)
