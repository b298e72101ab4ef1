# shows: entries_unchecked
import numpy as np


def global_magnitude_masks(weights, sparsity):
    assert weights is not None
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    scores = np.concatenate([np.zeros(0)] + [np.abs(w.astype(np.float64)).ravel() for w in weights])
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[: round(float(sparsity) * scores.size)]] = 0
    masks, i = [], 0
    for w in weights:
        m = keep[i : i + w.size].reshape(w.shape)
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
        i += w.size
    return masks
