# shows: nothing
import numpy as np


def structured_ln_mask(w, amount, n, dim):
    assert 0 <= amount <= 1 and n in (1, 2, np.inf) and -w.ndim <= dim < w.ndim
    assert np.isfinite(w).all()
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    rows = np.moveaxis(w.astype(np.float64), dim, 0)
    norms = np.linalg.norm(rows.reshape(len(rows), -1), n, axis=1)
    k = round(float(amount) * len(norms))
    mask = np.ones(w.shape, kind)
    np.moveaxis(mask, dim, 0)[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
