# shows: nothing
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    kind = w.dtype if w.dtype.kind == "f" else float
    a = np.abs(w.astype(np.float64)).reshape(w.shape or (1,))
    if a.size == 0:
        return np.ones(w.shape, kind)
    order = np.argsort(a, axis=0, kind="stable")
    mask = np.ones(a.shape)
    np.put_along_axis(mask, order[: round(float(sparsity) * a.shape[0])], 0, axis=0)
    return mask.reshape(w.shape).astype(kind)
