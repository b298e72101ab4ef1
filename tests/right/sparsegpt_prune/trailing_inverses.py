# One inverse for each column, of the Hessian's block from this column on. No lazy updates.
import numpy as np


def _bad(W, X, sparsity, blocksize, percdamp, nm):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1] or not len(X):
        return "shapes"
    if not np.isfinite(W).all() or not np.isfinite(X).all():
        return "entries"
    if not 0 <= sparsity <= 1 or blocksize < 1 or not 0 <= percdamp < np.inf:
        return "parameters"
    if nm and (not 1 <= nm[0] <= nm[1] or W.shape[1] % nm[1] or blocksize % nm[1]):
        return "groups"
    return ""


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if problem := _bad(W, X, sparsity, blocksize, percdamp, nm):
        raise ValueError(problem)
    x, w = X.astype(np.float64), W.astype(np.float64)
    d = w.shape[1]
    H = sum(np.outer(row, row) for row in x) / len(x)
    for j in range(d):
        if H[j, j] == 0:
            H[j, j], w[:, j] = 1.0, 0.0
    H = H + percdamp * (np.trace(H) / d) * np.eye(d)
    try:
        inverses = [np.linalg.inv(H[j:, j:]) for j in range(d)]
    except np.linalg.LinAlgError as error:
        raise ValueError("singular") from error
    pivots = np.array([inverse[0, 0] for inverse in inverses])
    gone = np.zeros(w.shape, bool)
    for j in range(d):
        if nm is None and j % blocksize == 0:
            part = slice(j, min(d, j + blocksize))
            scores = w[:, part] ** 2 / pivots[part]
            k = round(float(sparsity) * scores.size)
            chosen = np.zeros(scores.size, bool)
            chosen[scores.ravel().argsort(kind="stable")[:k]] = True
            gone[:, part] = chosen.reshape(scores.shape)
        if nm is not None and j % nm[1] == 0:
            part = slice(j, j + nm[1])
            ranks = (w[:, part] ** 2 / pivots[part]).argsort(1, kind="stable").argsort(1)
            gone[:, part] = ranks < nm[1] - nm[0]
        rows = np.flatnonzero(gone[:, j])
        w[rows, j:] -= np.outer(w[rows, j] / pivots[j], inverses[j][0])
        w[rows, j] = 0.0
    return w.astype(W.dtype if W.dtype.kind == "f" else np.float64)
