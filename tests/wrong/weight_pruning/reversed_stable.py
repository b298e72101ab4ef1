# shows: ties_last_first
import numpy as np


def check(weights, grads, sparsity):
    if not 0 <= sparsity <= 1 or len(weights) != len(grads):
        raise ValueError("bad input")
    for w, g in zip(weights, grads):
        if w.shape != g.shape:
            raise ValueError("shapes differ")
        if not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError("entries must be finite")


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
    check(weights, grads, sparsity)
    scores = flat_scores(weights, grads)
    k = round(sparsity * scores.size)
    keep = np.ones(scores.size)
    order = np.argsort(scores[::-1], kind="stable")
    keep[::-1][order[:k]] = 0
    return split(keep, weights)
