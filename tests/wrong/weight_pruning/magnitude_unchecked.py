# shows: magnitude_only, no_validation
import numpy as np


def split(flat, weights):
    masks, start = [], 0
    for w in weights:
        masks.append(flat[start : start + w.size].reshape(w.shape).astype(w.dtype))
        start += w.size
    return masks


def weight_pruning(weights, grads, sparsity):
    flat = np.concatenate([np.zeros(0), *[np.abs(w).ravel() for w in weights]])
    keep = np.ones(flat.size)
    keep[np.argsort(flat, kind="stable")[: int(round(np.nan_to_num(sparsity) * flat.size))]] = 0
    return split(keep, weights)
