# shows: half_precision_scores
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    with np.errstate(all="ignore"):
        half = np.abs(w.astype(np.float64)).astype(np.float16)
    order = np.argsort(half, axis=None, kind="stable")
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[order[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
