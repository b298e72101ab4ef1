# shows: threshold_prunes_ties
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    for w in weights:
        if not np.isfinite(w).all():
            raise ValueError("NaN or inf")
    sizes = [np.abs(w.astype(np.float64)) for w in weights]
    n = sum(a.size for a in sizes)
    k = round(float(sparsity) * n)
    if k == 0:
        threshold = -1
    else:
        threshold = np.sort(np.concatenate([a.ravel() for a in sizes]))[k - 1]
    return [
        np.where(a <= threshold, 0.0, 1.0).astype(w.dtype if w.dtype.kind == "f" else "f8")
        for a, w in zip(sizes, weights)
    ]
