# shows: row_scores
import numpy as np


def check(weights, grads, sparsity):
    if not 0 <= sparsity <= 1 or len(weights) != len(grads):
        raise ValueError("bad input")
    for w, g in zip(weights, grads):
        if w.shape != g.shape:
            raise ValueError("shapes differ")
        if not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError("entries must be finite")


def split(flat, weights):
    masks, start = [], 0
    for w in weights:
        masks.append(flat[start : start + w.size].reshape(w.shape).astype(w.dtype))
        start += w.size
    return masks


def weight_pruning(weights, grads, sparsity):
    check(weights, grads, sparsity)
    parts = [(np.broadcast_to(np.linalg.norm(np.abs(w.astype(np.float64) * g.astype(np.float64)), axis=1, keepdims=True), w.shape) if w.ndim > 1 else np.abs(w.astype(np.float64) * g.astype(np.float64))).ravel() for w, g in zip(weights, grads)]
    scores = np.concatenate([np.zeros(0), *parts])
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[: round(sparsity * scores.size)]] = 0
    return split(keep, weights)
