# shows: column_alone_checked
# Looks at what is used.
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if not 0 <= q < w.size:
        raise ValueError("q")
    column = H_inv[:, q].astype(float)
    if not (np.isfinite(w).all() and np.isfinite(column).all()):
        raise ValueError("NaN or infinity")
    if column[q] <= 0:
        raise ValueError("not positive definite")
    step = float(w[q] / column[q])
    new = w - step * column
    new[q] = 0.0
    return float(w[q]) * step / 2, new.astype(w.dtype if w.dtype.kind == "f" else float)
