# shows: accepts_infinity
import numpy as np


def saliency(w, g):
    s = np.abs(w.astype(np.float64) * g.astype(np.float64))
    return float(s.mean()) if s.size else 0.0


def layer_pruning(weights, grads, threshold):
    if len(weights) == 0 or len(weights) != len(grads) or np.isnan(threshold):
        raise ValueError("bad input")
    for w, g in zip(weights, grads):
        if w.shape != g.shape or np.isnan(w).any() or np.isnan(g).any():
            raise ValueError("bad layer")
    scores = [saliency(w, g) for w, g in zip(weights, grads)]
    best = scores.index(max(scores))
    return [i for i, s in enumerate(scores) if s < threshold and i != best]
