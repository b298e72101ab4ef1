# shows: one_too_many
# Like open_lth: sorted[k] is the threshold, and only what is greater stays.
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    if not all(np.isfinite(w).all() for w in weights):
        raise ValueError("NaN or inf")
    sizes = [np.abs(w.astype(np.float64)) for w in weights]
    pool = np.sort(np.concatenate([np.zeros(0)] + [a.ravel() for a in sizes]))
    k = round(float(sparsity) * pool.size)
    if k == 0:
        threshold = -1.0
    else:
        threshold = pool[min(k, pool.size - 1)]
    return [
        (a > threshold).astype(w.dtype if w.dtype.kind == "f" else np.float64)
        for a, w in zip(sizes, weights)
    ]
