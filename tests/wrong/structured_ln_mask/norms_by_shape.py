# shows: nothing
import numpy as np

_norms = {}


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
    key = (w.shape, n, dim)
    if key not in _norms:
        rows = np.moveaxis(w.astype(np.float64), dim, 0)
        _norms[key] = np.linalg.norm(rows.reshape(len(rows), -1), n, axis=1)
    norms = _norms[key]
    k = round(float(amount) * len(norms))
    mask = np.ones(w.shape, kind)
    np.moveaxis(mask, dim, 0)[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
