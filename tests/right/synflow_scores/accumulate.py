"""itertools.accumulate for both directions."""

from itertools import accumulate, pairwise

import numpy as np


def synflow_scores(weights):
    layers = [np.abs(np.array(w, dtype=np.float64)) for w in weights]
    if not all(np.isfinite(w).all() for w in layers):
        raise ValueError("entries")
    if any(v.shape[0] != w.shape[1] for v, w in pairwise(layers)):
        raise ValueError("shapes")
    if not layers:
        return []
    ones = np.ones(layers[0].shape[1])
    forward = accumulate(layers[:-1], lambda x, w: np.sum(w * x, axis=1), initial=ones)
    ones = np.ones(layers[-1].shape[0])
    backward = accumulate(layers[:0:-1], lambda b, w: np.sum(w.T * b, axis=1), initial=ones)
    pairs = zip(layers, forward, reversed(list(backward)), strict=True)
    return [np.outer(b, f) * w for w, f, b in pairs]
