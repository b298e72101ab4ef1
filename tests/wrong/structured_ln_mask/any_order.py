# shows: any_norm
import numpy as np


def structured_ln_mask(w, amount, n, dim):
    if not 0 <= amount <= 1:
        raise ValueError("amount")
    if not -w.ndim <= dim < w.ndim:
        raise ValueError("dim")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    rows = np.moveaxis(w.astype(np.float64), dim, 0)
    norms = np.linalg.norm(rows.reshape(len(rows), -1), n, axis=1)
    k = round(float(amount) * len(norms))
    mask = np.ones(w.shape, kind)
    np.moveaxis(mask, dim, 0)[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
