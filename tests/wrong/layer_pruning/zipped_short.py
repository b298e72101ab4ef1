# shows: truncates_lists
import numpy as np


def saliency(w, g):
    s = np.abs(w.astype(np.float64) * g.astype(np.float64))
    return float(s.mean()) if s.size else 0.0


def layer_pruning(weights, grads, threshold):
    if len(weights) == 0 or np.isnan(threshold):
        raise ValueError("bad input")
    scores = []
    for w, g in zip(weights, grads):
        if w.shape != g.shape or not np.isfinite(w).all() or not np.isfinite(g).all():
            raise ValueError("bad layer")
        scores.append(saliency(w, g))
    best = scores.index(max(scores)) if scores else -1
    return [i for i, s in enumerate(scores) if s < threshold and i != best]
