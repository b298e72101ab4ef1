# shows: keep_fraction
import numpy as np


def global_magnitude_masks(weights, density):
    if not 0 <= density <= 1:
        raise ValueError("density")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    scores = np.concatenate([np.zeros(0)] + [np.abs(w.astype(np.float64)).ravel() for w in weights])
    n = round(float(density) * scores.size)
    keep = np.zeros(scores.size)
    if n:
        keep[np.argsort(scores, kind="stable")[-n:]] = 1
    masks, i = [], 0
    for w in weights:
        m = keep[i : i + w.size].reshape(w.shape)
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
        i += w.size
    return masks
