# shows: row_sums
import numpy as np


def check(weights, grads, threshold):
    if len(weights) == 0 or len(weights) != len(grads) or np.isnan(threshold):
        raise ValueError("bad input")
    for w, g in zip(weights, grads):
        if w.shape != g.shape:
            raise ValueError("shapes differ")
        if not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError("entries must be finite")


def score(w, g):
    s = np.abs(w.astype(np.float64) * g.astype(np.float64))
    return float(s.sum() / max(1, s.shape[0] if s.ndim else 1))


def layer_pruning(weights, grads, threshold):
    check(weights, grads, threshold)
    scores = [score(w, g) for w, g in zip(weights, grads)]
    pruned = [i for i, s in enumerate(scores) if s < threshold]
    if len(pruned) == len(scores):
        pruned.remove(scores.index(max(scores)))
    return pruned
