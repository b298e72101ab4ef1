# shows: nothing
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    kind = w.dtype if w.dtype.kind == "f" else np.dtype(float)
    a = w.astype(kind, copy=False)
    a = np.abs(a, out=a)
    mask = np.ones(w.size, kind)
    order = np.argsort(a.astype(np.float64), axis=None, kind="stable")
    mask[order[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
