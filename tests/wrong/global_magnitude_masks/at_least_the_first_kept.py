# shows: threshold_keeps_ties
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    if sum((~np.isfinite(w)).sum() for w in weights):
        raise ValueError("NaN or inf")
    sizes = [np.abs(w.astype(np.float64)) for w in weights]
    pool = np.sort(np.concatenate([np.zeros(0)] + [a.ravel() for a in sizes]))
    k = round(float(sparsity) * pool.size)
    threshold = pool[k] if k < pool.size else np.inf
    masks = []
    for a, w in zip(sizes, weights):
        dtype = w.dtype if w.dtype.kind == "f" else np.dtype(float)
        masks.append((a >= threshold).astype(dtype))
    return masks
