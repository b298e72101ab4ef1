# shows: returns_weights
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    pruned = np.array(w, dtype=w.dtype if w.dtype.kind == "f" else float, order="C")
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    pruned.reshape(-1)[order[: round(float(sparsity) * w.size)]] = 0
    return pruned
