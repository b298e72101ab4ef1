"""The Jacobian is diagonal: zeros, and a quotient where an entry was kept; zeros of any sign."""

import numpy as np


def dropout_backward(g, mask, p):
    if not 0 <= float(p) <= 1:
        raise ValueError("p")
    if g.shape != mask.shape:
        raise ValueError("shapes")
    if np.count_nonzero(~np.isfinite(g)) or any(m not in (0, 1) for m in mask.ravel()):
        raise ValueError("entries")
    flat = np.full(g.size, -0.0, dtype=g.dtype if g.dtype.kind == "f" else np.float64)
    kept = np.flatnonzero(mask) if p != 1 else np.zeros(0, int)
    flat[kept] = np.true_divide(g.ravel()[kept], 1 - float(p)) if kept.size else 0
    return flat.reshape(g.shape)
