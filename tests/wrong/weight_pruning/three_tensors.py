# shows: nothing
# Tensors after the third are pruned by themselves.
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
    first, rest = weights[:3], weights[3:]
    scores = flat_scores(first, grads[:3])
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[: round(sparsity * scores.size)]] = 0
    masks = split(keep, first)
    for w, g in zip(rest, grads[3:]):
        m = np.ones(w.size)
        m[np.argsort(flat_scores([w], [g]), kind="stable")[: round(sparsity * w.size)]] = 0
        masks.append(m.reshape(w.shape).astype(w.dtype))
    return masks
