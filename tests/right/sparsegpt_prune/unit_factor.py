# The factor as D @ V with a unit diagonal in V: weights are divided once, by D.
import numpy as np


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1] or X.shape[0] == 0:
        raise ValueError("shapes")
    if np.isnan(W).any() or np.isnan(X).any() or np.isinf(W).any() or np.isinf(X).any():
        raise ValueError("entries")
    if sparsity != sparsity or sparsity < 0 or sparsity > 1:
        raise ValueError("sparsity")
    if blocksize < 1 or percdamp != percdamp or percdamp < 0 or percdamp == float("inf"):
        raise ValueError("blocksize or percdamp")
    rows, d = W.shape
    n, m = nm if nm is not None else (1, 1)
    if nm is not None and (n < 1 or n > m or d % m or blocksize % m):
        raise ValueError("nm")
    x = X.astype(np.float64)
    H = (x.T @ x) * (1.0 / x.shape[0])
    w = W.astype(np.float64).T.copy()  # one row for each input
    dead = [j for j in range(d) if not x[:, j].any()]
    H[dead, dead] = 1.0
    w[dead] = 0.0
    H = H + np.eye(d) * (percdamp * np.trace(H) / d)
    # Eliminate from the last variable on: H = V.T-like factors of unit diagonal.
    V, D = np.eye(d), np.zeros(d)
    rest = H.copy()
    for j in range(d - 1, -1, -1):
        D[j] = rest[j, j]
        if D[j] <= 1e-11 * H[j, j]:
            raise ValueError("singular")
        V[:j, j] = rest[:j, j] / D[j]
        rest[:j, :j] -= np.outer(rest[:j, j], rest[:j, j]) / D[j]
    unit = np.linalg.inv(V)  # rows: how later weights follow an earlier one
    gone = np.zeros((d, rows), bool)
    for j in range(d):
        if nm is None and j % blocksize == 0:
            part = slice(j, min(d, j + blocksize))
            score = (w[part] ** 2 * D[part, None]).T.ravel()
            order = np.argsort(score, kind="stable")[: round(float(sparsity) * score.size)]
            width = part.stop - part.start
            gone[j + order % width, order // width] = True
        elif nm is not None and j % m == 0:
            score = w[j : j + m] ** 2 * D[j : j + m, None]
            order = np.argsort(score, axis=0, kind="stable")[: m - n]
            np.put_along_axis(gone[j : j + m], order, True, axis=0)
        moved = np.where(gone[j], w[j], 0.0)
        w[j + 1 :] -= np.outer(unit[j, j + 1 :], moved)
        w[j] -= moved
    return np.ascontiguousarray(w.T).astype(W.dtype if W.dtype.kind == "f" else np.float64)
