# shows: per_tensor
import numpy as np


def check(weights, grads, sparsity):
    if not 0 <= sparsity <= 1 or len(weights) != len(grads):
        raise ValueError("bad input")
    for w, g in zip(weights, grads):
        if w.shape != g.shape:
            raise ValueError("shapes differ")
        if not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError("entries must be finite")


def prune(w, score, k):
    keep = np.ones(w.size)
    keep[np.argsort(score.ravel(), kind="stable")[:k]] = 0
    return keep.reshape(w.shape).astype(w.dtype)


def weight_pruning(weights, grads, sparsity):
    check(weights, grads, sparsity)
    return [prune(w, np.abs(w.astype(np.float64) * g.astype(np.float64)), round(sparsity * w.size)) for w, g in zip(weights, grads)]
