# shows: nothing
import numpy as np


def movement_score_update(S, W, g, lr):
    if not 0 <= lr < np.inf:
        raise ValueError("lr")
    if not (S.shape == W.shape and g.shape in (S.shape, ())):
        raise ValueError("shapes")
    for a in (S, W, g):
        if not np.isfinite(a).all():
            raise ValueError("entries")
    out = S.astype(np.float64) - float(lr) * g.astype(np.float64) * W.astype(np.float64)
    return np.asarray(out).astype(S.dtype if S.dtype.kind == "f" else np.float64)
