# shows: per_row
import numpy as np


def magnitude_mask(w, sparsity):
    s = float(sparsity)
    if not 0 <= s <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    kind = w.dtype if w.dtype.kind == "f" else float
    if w.ndim == 0:
        return np.array(1 - round(s), kind)
    if w.size == 0:
        return np.ones(w.shape, kind)
    rows = np.abs(w.astype(np.float64)).reshape(-1, w.shape[-1])
    mask = np.ones(rows.shape, kind)
    k = round(s * rows.shape[1])
    for row, m in zip(rows, mask):
        m[np.argsort(row, kind="stable")[:k]] = 0
    return mask.reshape(w.shape)
