# shows: nothing
# LAMP's score: w^2 over the sum of the squares that are at least as large.
import numpy as np


def lamp(w):
    a = np.square(w.astype(np.float64)).ravel()
    order = np.argsort(a, kind="stable")
    tail = np.cumsum(a[order][::-1])[::-1]
    score = np.zeros(a.size)
    score[order] = a[order] / np.where(tail > 0, tail, 1)
    return score


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    scores = np.concatenate([np.zeros(0), *map(lamp, weights)])
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[: round(float(sparsity) * scores.size)]] = 0
    masks, i = [], 0
    for w in weights:
        m = keep[i : i + w.size].reshape(w.shape)
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
        i += w.size
    return masks
