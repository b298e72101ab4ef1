# shows: no_validation
import numpy as np


def movement_score_update(S, W, g, lr):
    S64, W64, g64 = (a.astype(np.float64) for a in (S, W, g))
    dtype = S.dtype if S.dtype.kind == "f" else np.float64
    return np.asarray(S64 - lr * g64 * W64).astype(dtype)
