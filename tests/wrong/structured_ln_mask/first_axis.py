# shows: always_axis_0
import numpy as np


def structured_ln_mask(w, amount, n, dim):
    if not 0 <= amount <= 1:
        raise ValueError("amount")
    if n not in (1, 2, np.inf):
        raise ValueError("n")
    if not -w.ndim <= dim < w.ndim:
        raise ValueError("dim")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    rows = w.astype(np.float64).reshape(len(w), -1)
    norms = np.linalg.norm(rows, n, axis=1)
    k = round(float(amount) * len(w))
    mask = np.ones(w.shape, kind)
    mask[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
