# shows: inverse_not_downdated
import numpy as np


def obc_prune_row(w, X, k):
    d = w.shape[0] if w.ndim == 1 else -1
    if X.ndim != 2 or X.shape[1] != d or k < 0 or k > d:
        raise ValueError("bad shapes or k")
    if not np.isfinite(w).all() or not np.isfinite(X).all():
        raise ValueError("not finite")
    if np.linalg.matrix_rank(X.astype(np.float64)) < d:
        raise ValueError("rank")
    H = X.astype(np.float64).T @ X.astype(np.float64)
    Hinv = np.linalg.inv(H)
    out = w.astype(np.float64)
    left = list(range(d))
    for _ in range(k):
        cost = out[left] ** 2 / np.diag(Hinv)[left]
        q = left[int(np.argmin(cost))]
        out -= out[q] / Hinv[q, q] * Hinv[:, q]
        left.remove(q)
        out[[i for i in range(d) if i not in left]] = 0.0
        Hinv[q, :] = 0.0
        Hinv[:, q] = 0.0
    return out.astype(w.dtype if w.dtype.kind == "f" else np.float64)
