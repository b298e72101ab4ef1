# shows: percentile_threshold
import numpy as np


def global_magnitude_masks(weights, sparsity):
    s = float(sparsity)
    if not 0 <= s <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    for w in weights:
        if not np.isfinite(w).all():
            raise ValueError("NaN or inf")
    sizes = [np.abs(w.astype(np.float64)) for w in weights]
    pool = np.concatenate([np.zeros(0)] + [a.ravel() for a in sizes])
    threshold = np.percentile(pool, 100 * s) if pool.size and s > 0 else -1.0
    return [
        (a > threshold).astype(w.dtype if w.dtype.kind == "f" else np.float64)
        for a, w in zip(sizes, weights)
    ]
