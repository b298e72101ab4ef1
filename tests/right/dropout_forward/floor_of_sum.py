"""floor(u + 1 - p) is the mask, as some libraries draw it."""

import numpy as np


def dropout_forward(x, p, u, training=True):
    p = np.float64(p)
    checks = (
        0 <= p <= 1,
        x.shape == u.shape,
        bool(np.isfinite(x).all()),
        bool(((u >= 0) & (u < 1)).all()),
    )
    if not all(checks):
        raise ValueError(checks)
    wide = x.astype(np.float64)
    keep = 1.0 - p
    if training:
        wide = wide * np.floor(np.minimum(u.astype(np.float64), 1 - 2.0**-40) + keep)
        wide /= keep if keep > 0 else 1.0
    return wide.astype(x.dtype if x.dtype.kind == "f" else np.float64)
