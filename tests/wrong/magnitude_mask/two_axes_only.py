# shows: nothing
# Of more than two axes only the first matrix is pruned.
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    mask = np.ones(w.shape, w.dtype if w.dtype.kind == "f" else float)
    part, m = w, mask
    while part.ndim > 2 and part.size:
        part, m = part[0], m[0]
    order = np.argsort(np.abs(part.astype(np.float64)), axis=None, kind="stable")
    m.reshape(-1)[order[: round(float(sparsity) * w.size)]] = 0
    return mask
