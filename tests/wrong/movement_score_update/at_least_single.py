# shows: nothing
"""A coefficient vector contracted with the stacked arrays."""

import numpy as np


def movement_score_update(S, W, g, lr):
    coefficient = np.array([1.0, -float(lr)])
    if not np.isfinite(coefficient).all() or coefficient[1] > 0:
        raise ValueError("lr")
    if {S.shape, W.shape, g.shape} != {S.shape}:
        raise ValueError("shape")
    if not all(np.isfinite(a).all() for a in (S, W, g)):
        raise ValueError("entry")
    terms = np.empty((2, *S.shape), np.result_type(S, W, g, np.float32))
    terms[0] = S
    np.einsum("...,...->...", W, g, out=terms[1, ...], casting="unsafe")
    out = np.empty(S.shape, S.dtype if S.dtype.kind == "f" else np.float64)
    out[...] = np.einsum("k,k...->...", coefficient, terms)
    return out
