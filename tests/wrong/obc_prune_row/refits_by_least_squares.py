# shows: magnitude_order
# Chooses by magnitude after each refit, where OBC weighs by the inverse.
import numpy as np


def obc_prune_row(w, X, k):
    if w.ndim != 1 or X.ndim != 2 or X.shape[1] != w.size:
        raise ValueError("shapes don't fit")
    if not 0 <= k <= w.size:
        raise ValueError("k is out of range")
    if not (np.isfinite(w).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    X = X.astype(np.float64)
    if np.linalg.matrix_rank(X) < w.size:
        raise ValueError("X has no full column rank")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    v = w.astype(np.float64)
    d = len(v)
    y = X @ v
    alive = list(range(d))
    for _ in range(k):
        alive.remove(min(alive, key=lambda i: abs(v[i])))
        v = np.zeros(d)
        if alive:
            v[alive] = np.linalg.lstsq(X[:, alive], y, rcond=None)[0]
    return v.astype(kind)
