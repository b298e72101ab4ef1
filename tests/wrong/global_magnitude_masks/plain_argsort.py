# shows: unstable_sort
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not (0 <= sparsity <= 1):
        raise ValueError("sparsity")
    if len(weights) == 0:
        return []
    scores = np.concatenate([np.abs(np.float64(w)).reshape(-1) for w in weights])
    if not np.isfinite(scores).all():
        raise ValueError("weights must be finite")
    k = round(float(sparsity) * scores.size)
    keep = np.ones_like(scores)
    keep[scores.argsort()[:k]] = 0
    cuts = np.cumsum([w.size for w in weights])[:-1]
    return [
        part.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
        for part, w in zip(np.split(keep, cuts), weights)
    ]
