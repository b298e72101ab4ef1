# shows: nothing
# norm(axis=dim): a score for each line along dim.
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
    norms = np.linalg.norm(w.astype(np.float64), n, axis=dim, keepdims=True)
    k = round(float(amount) * norms.size)
    line = np.ones(norms.size)
    line[np.argsort(norms, axis=None, kind="stable")[:k]] = 0
    return (line.reshape(norms.shape) * np.ones(w.shape)).astype(kind)
