# shows: accepts_nan
import numpy as np


def check(weights, grads, threshold):
    if len(weights) == 0 or len(weights) != len(grads) or np.isnan(threshold):
        raise ValueError("bad input")
    for w, g in zip(weights, grads):
        if w.shape != g.shape:
            raise ValueError("shapes differ")
        if not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError("entries must be finite")


def saliency(w, g):
    s = np.abs(w.astype(np.float64) * g.astype(np.float64))
    return float(s.mean()) if s.size else 0.0


def layer_pruning(weights, grads, threshold):
    weights = [np.nan_to_num(w) for w in weights]
    grads = [np.nan_to_num(g) for g in grads]
    check(weights, grads, threshold)
    scores = [saliency(w, g) for w, g in zip(weights, grads)]
    best = scores.index(max(scores))
    return [i for i, s in enumerate(scores) if s < threshold and i != best]
