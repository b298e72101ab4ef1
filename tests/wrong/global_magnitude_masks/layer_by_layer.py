# shows: per_array
import numpy as np


def magnitude_mask(w, sparsity):
    k = round(float(sparsity) * w.size)
    mask = np.ones(w.size)
    order = np.argsort(np.abs(w.astype(np.float64)).ravel(), kind="stable")
    mask[order[:k]] = 0
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    return mask.reshape(w.shape).astype(kind)


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    for w in weights:
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
    return [magnitude_mask(w, sparsity) for w in weights]
