# shows: unstructured
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
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.ones(w.size, kind)
    mask[order[: round(float(amount) * w.size)]] = 0
    return mask.reshape(w.shape)
