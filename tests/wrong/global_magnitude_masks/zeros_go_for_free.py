# shows: nothing
# What is zero already goes, and k more of the rest.
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    scores = np.concatenate([np.zeros(0)] + [np.abs(w.astype(np.float64)).ravel() for w in weights])
    keep = (scores > 0).astype(float)
    alive = np.flatnonzero(scores)
    k = round(float(sparsity) * alive.size)
    keep[alive[np.argsort(scores[alive], kind="stable")[:k]]] = 0
    masks, i = [], 0
    for w in weights:
        m = keep[i : i + w.size].reshape(w.shape)
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
        i += w.size
    return masks
