# shows: boolean_mask
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    scores = np.concatenate([np.zeros(0)] + [np.abs(w.astype(np.float64)).ravel() for w in weights])
    keep = np.ones(scores.size, dtype=bool)
    keep[np.argsort(scores, kind="stable")[: round(float(sparsity) * scores.size)]] = False
    masks, i = [], 0
    for w in weights:
        masks.append(keep[i : i + w.size].reshape(w.shape))
        i += w.size
    return masks
