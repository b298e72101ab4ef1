import numpy as np


def obc_prune_row(w, X, k):
    if w.ndim != 1 or X.ndim != 2 or X.shape[1] != len(w) or k < 0 or k > len(w):
        raise ValueError
    if not np.isfinite(w).all() or not np.isfinite(X).all():
        raise ValueError
    A, v = X.astype(float), w.astype(float)
    if A.shape[0] < A.shape[1] or np.linalg.matrix_rank(A) < A.shape[1]:
        raise ValueError

    def step(v, alive, left):
        if not left:
            return v
        inv = np.linalg.inv(A[:, alive].T @ A[:, alive])
        j = min(range(len(alive)), key=lambda i: v[alive[i]] ** 2 / inv[i, i])
        out = v.copy()
        out[alive] -= v[alive[j]] / inv[j, j] * inv[:, j]
        out[alive[j]] = 0
        return step(out, alive[:j] + alive[j + 1 :], left - 1)

    return step(v, list(range(len(w))), k).astype(w.dtype if w.dtype.kind == "f" else float)
