# shows: no_validation
import numpy as np


def split(flat, weights):
    masks, start = [], 0
    for w in weights:
        masks.append(flat[start : start + w.size].reshape(w.shape).astype(w.dtype))
        start += w.size
    return masks


def weight_pruning(weights, grads, sparsity):
    scores = np.concatenate([np.zeros(0), *[np.abs(w.astype(float) * g).ravel() for w, g in zip(weights, grads)]])
    order = np.argsort(scores, kind="stable")
    keep = np.ones(scores.size)
    keep[order[: int(round(float(np.nan_to_num(sparsity)) * scores.size))]] = 0
    return split(keep, weights)
