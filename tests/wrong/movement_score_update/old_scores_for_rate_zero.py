# shows: returns_scores_for_zero_rate
import numpy as np


def movement_score_update(S, W, g, lr):
    arrays = [np.asarray(a) for a in (S, W, g)]
    if len({a.shape for a in arrays}) != 1:
        raise ValueError("shapes differ")
    if any(not np.isfinite(a).all() for a in arrays):
        raise ValueError("NaN or infinity")
    if not (lr >= 0 and np.isfinite(lr)):
        raise ValueError("lr")
    if lr == 0:
        return S
    dtype = arrays[0].dtype if arrays[0].dtype.kind == "f" else np.dtype(float)
    s, w, grad = (a.astype(np.float64) for a in arrays)
    return np.asarray(s - float(lr) * grad * w, dtype=dtype)
