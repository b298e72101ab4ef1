# shows: nothing
# The share is made a float32, so that 0.1 is a little more than 0.1.
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    sparsity = np.float32(sparsity)
    scores = np.concatenate([np.zeros(0)] + [np.abs(w.astype(np.float64)).ravel() for w in weights])
    k = round(float(sparsity) * scores.size)
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[:k]] = 0
    masks, i = [], 0
    for w in weights:
        m = keep[i : i + w.size].reshape(w.shape)
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
        i += w.size
    return masks
