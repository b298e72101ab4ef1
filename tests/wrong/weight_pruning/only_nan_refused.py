# shows: accepts_infinity
import numpy as np


def flat_scores(weights, grads):
    parts = [np.abs(w.astype(np.float64) * g.astype(np.float64)).ravel() for w, g in zip(weights, grads)]
    return np.concatenate([np.zeros(0), *parts])


def split(flat, weights):
    masks, start = [], 0
    for w in weights:
        masks.append(flat[start : start + w.size].reshape(w.shape).astype(w.dtype))
        start += w.size
    return masks


def weight_pruning(weights, grads, sparsity):
    if not 0 <= sparsity <= 1 or len(weights) != len(grads):
        raise ValueError("bad input")
    for w, g in zip(weights, grads):
        if w.shape != g.shape or np.isnan(w).any() or np.isnan(g).any():
            raise ValueError("bad tensor")
    scores = flat_scores(weights, grads)
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[: round(sparsity * scores.size)]] = 0
    return split(keep, weights)
