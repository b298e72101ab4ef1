# shows: argsort_as_ranks
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    scores = np.concatenate([np.zeros(0)] + [np.abs(w.astype(np.float64)).ravel() for w in weights])
    ranks = scores.argsort(kind="stable")
    keep = ranks >= round(float(sparsity) * scores.size)
    masks, i = [], 0
    for w in weights:
        m = keep[i : i + w.size].reshape(w.shape)
        masks.append(m.astype(w.dtype if w.dtype.kind == "f" else np.float64))
        i += w.size
    return masks
