# shows: clamps_share
import numpy as np


def magnitude_mask(w, sparsity):
    if sparsity != sparsity or not np.isfinite(w).all():
        raise ValueError("NaN")
    sparsity = float(min(1, max(0, sparsity)))
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[order[: round(sparsity * w.size)]] = 0
    return mask.reshape(w.shape)
