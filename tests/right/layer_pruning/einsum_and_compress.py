"""einsum for the sums, itertools.compress for the indices."""

from itertools import compress, count

import numpy as np


def checked(weights, grads):
    if len(weights) == 0 or len(weights) != len(grads):
        raise ValueError("layers")
    for w, g in zip(weights, grads, strict=True):
        if w.shape != g.shape:
            raise ValueError("shapes")
        if not np.all(np.isfinite(w)) or not np.all(np.isfinite(g)):
            raise ValueError("entries")
        yield np.abs(w, dtype=np.float64).ravel(), np.abs(g, dtype=np.float64).ravel()


def layer_pruning(weights, grads, threshold):
    if not (threshold == threshold):
        raise ValueError("threshold")
    pairs = list(checked(weights, grads))
    scores = [np.einsum("i,i", a, b) / a.size if a.size else 0 for a, b in pairs]
    below = [bool(s < threshold) for s in scores]
    if all(below):
        below[int(np.argmax(scores))] = False
    return list(compress(count(), below))
