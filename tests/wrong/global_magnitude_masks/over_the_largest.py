# shows: scaled_by_largest
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    scores = [np.zeros(0)]
    for w in weights:
        a = np.abs(w.astype(np.float64)).ravel()
        if a.size and a.max() > 0:
            a = a / a.max()
        scores.append(a)
    scores = np.concatenate(scores)
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[: round(float(sparsity) * scores.size)]] = 0
    masks, i = [], 0
    for w in weights:
        m = keep[i : i + w.size].reshape(w.shape)
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
        i += w.size
    return masks
