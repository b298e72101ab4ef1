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


def weight_pruning(weights, grads, sparsity):
    check(weights, grads, sparsity)
    masks = []
    for w, g in zip(weights, grads):
        score = np.abs(w.astype(np.float64) * g.astype(np.float64)).ravel()
        order = np.argsort(score, kind="stable")
        mask = np.ones_like(w, order="C").reshape(-1)
        mask[order[: round(sparsity * w.size)]] = 0
        masks.append(mask.reshape(w.shape))
    return masks
