# shows: sums_over_dim
# Takes dim for the axis that is summed over.
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
    if w.ndim == 1:
        norms = np.abs(w.astype(np.float64))
        mask = np.ones(w.shape, kind)
        mask[np.argsort(norms, kind="stable")[: round(float(amount) * w.size)]] = 0
        return mask
    other = (dim + 1) % w.ndim
    rows = np.moveaxis(w.astype(np.float64), other, 0)
    norms = np.linalg.norm(rows.reshape(len(rows), -1), n, axis=1)
    k = round(float(amount) * len(norms))
    mask = np.ones(w.shape, kind)
    np.moveaxis(mask, other, 0)[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
