"""Scores in one array, and a list of NumPy integers."""

import numpy as np


def layer_pruning(weights, grads, threshold):
    if not len(weights) or len(weights) != len(grads):
        raise ValueError("one gradient for each of at least one layer")
    scores = np.zeros(len(weights))
    for i in range(len(weights)):
        w, g = np.asarray(weights[i], dtype=float), np.asarray(grads[i], dtype=float)
        if w.shape != g.shape or not np.isfinite(w).all() or not np.isfinite(g).all():
            raise ValueError(f"layer {i}")
        scores[i] = np.dot(np.abs(w).ravel(), np.abs(g).ravel()) / max(w.size, 1)
    if np.isnan(threshold):
        raise ValueError("NaN")
    below = scores < threshold
    if below.all():
        below[scores.argmax()] = False
    return list(np.flatnonzero(below))
