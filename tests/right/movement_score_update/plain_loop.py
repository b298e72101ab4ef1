"""Python floats, entry by entry."""

import math

import numpy as np


def movement_score_update(S, W, g, lr):
    if not math.isfinite(lr) or lr < 0:
        raise ValueError("lr")
    if S.shape != W.shape or S.shape != g.shape:
        raise ValueError("shapes")
    out = np.empty(S.shape, S.dtype if S.dtype.kind == "f" else np.float64)
    for index in np.ndindex(S.shape):
        s, w, d = float(S[index]), float(W[index]), float(g[index])
        if not (math.isfinite(s) and math.isfinite(w) and math.isfinite(d)):
            raise ValueError("entries")
        out[index] = s - float(lr) * d * w
    return out
