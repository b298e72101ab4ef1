# shows: nothing
# np.linalg.norm of a matrix is another norm: a largest column sum, a singular value.
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
    slices = [np.take(w, i, axis=dim).astype(np.float64) for i in range(w.shape[dim])]
    norms = np.array([np.linalg.norm(s, n) if 0 < s.ndim < 3 else np.linalg.norm(s.ravel(), n) for s in slices])
    k = round(float(amount) * len(norms))
    mask = np.ones(w.shape, kind)
    np.moveaxis(mask, dim, 0)[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
