"""A flat list comprehension, put back into shape."""

from math import inf

import numpy as np


def movement_score_update(S, W, g, lr):
    if not (S.shape == W.shape and S.shape == g.shape):
        raise ValueError("shapes")
    rows = list(zip(S.ravel().tolist(), W.ravel().tolist(), g.ravel().tolist(), strict=True))
    if any(not (-inf < x < inf) for row in rows for x in row) or not 0.0 <= lr < inf:
        raise ValueError("not finite")
    values = [s - lr * (w * d) for s, w, d in rows]
    dtype = S.dtype if S.dtype in (np.float16, np.float32, np.float64) else np.float64
    return np.array(values, dtype=dtype).reshape(S.shape)
