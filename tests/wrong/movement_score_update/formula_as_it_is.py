# shows: formula_in_own_types
"""The formula, and a cast to the scores' dtype."""

import numpy as np


def movement_score_update(S, W, g, lr):
    if lr < 0 or not np.isfinite(lr):
        raise ValueError("lr must be finite and not negative")
    if S.shape != W.shape or W.shape != g.shape:
        raise ValueError("S, W and g must have one shape")
    for a in (S, W, g):
        if not np.isfinite(a).all():
            raise ValueError("S, W and g must be finite")
    dtype = S.dtype if np.issubdtype(S.dtype, np.floating) else np.float64
    return np.asarray(S - lr * g * W).astype(dtype)
