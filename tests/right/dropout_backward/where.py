"""np.where; for p = 1 the quotients are not used, and the warning is switched off."""

import numpy as np


def dropout_backward(g, mask, p):
    valid = 0 <= p <= 1 and g.shape == mask.shape and bool(np.isfinite(g).all())
    if not valid or not bool(((mask == 0) | (mask == 1)).all()):
        raise ValueError("bad input")
    with np.errstate(all="ignore"):
        out = np.where((mask == 1) & (p < 1), g / np.float64(1 - p), 0.0)
    return out.astype(g.dtype if g.dtype.kind == "f" else np.float64)
