# shows: nothing
import numpy as np


def magnitude_mask(w, sparsity):
    share = float(sparsity)
    if not -1e-12 <= share <= 1 + 1e-12:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w")
    flat = np.abs(w.astype(np.float64)).ravel()
    k = round(share * flat.size)
    mask = np.ones(flat.size, w.dtype if w.dtype.kind == "f" else np.float64)
    mask[np.argsort(flat, kind="stable")[:k]] = 0
    return mask.reshape(w.shape)
