"""Only the entries that are kept are touched; zeros of either sign elsewhere."""

import numpy as np


def dropout_forward(x, p, u, training=True):
    if not 0 <= float(p) <= 1:
        raise ValueError("p")
    if x.shape != u.shape:
        raise ValueError("shapes")
    if np.count_nonzero(~np.isfinite(x)) or np.count_nonzero(~((u >= 0) & (u < 1))):
        raise ValueError("entries")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    kept = np.nonzero(np.ravel((u - p >= 0) | (not training)))[0]
    flat = np.full(x.size, -0.0, dtype=kind)
    flat[kept] = np.ravel(x)[kept] / (float(1 - p) if training else 1.0) if kept.size else 0
    return flat.reshape(x.shape)
