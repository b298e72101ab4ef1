# shows: nothing
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
    rows = np.moveaxis(w.astype(np.float64), dim, 0)
    norms = np.linalg.norm(rows.reshape(len(rows), -1), n, axis=1)
    cut = np.quantile(norms, float(amount)) if amount > 0 else -1
    keep = (norms > cut).astype(kind)
    return np.moveaxis(np.moveaxis(np.ones(w.shape, kind), dim, -1) * keep, -1, dim)
