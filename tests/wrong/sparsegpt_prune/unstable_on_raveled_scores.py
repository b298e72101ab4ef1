# shows: unstable_sort
import math

import numpy as np


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    W, X = np.asarray(W), np.asarray(X)
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if X.shape[0] == 0:
        raise ValueError("no sample")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("NaN or infinity")
    sparsity = float(sparsity)
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if blocksize < 1:
        raise ValueError("blocksize")
    if not (percdamp >= 0 and math.isfinite(percdamp)):
        raise ValueError("percdamp")
    rows, cols = W.shape
    if nm is not None:
        n, m = nm
        if not 1 <= n <= m or cols % m or blocksize % m:
            raise ValueError("nm")
    V = W.astype(np.float64)
    A = X.astype(np.float64)
    H = A.T @ A / len(A)
    dead = np.diag(H) == 0
    H[dead, dead] = 1.0
    V[:, dead] = 0.0
    H += percdamp * np.mean(np.diag(H)) * np.eye(cols)
    try:
        U = np.linalg.cholesky(np.linalg.inv(H)).T
    except np.linalg.LinAlgError as e:
        raise ValueError("singular Hessian") from e
    pruned = np.zeros((rows, cols), bool)
    d2 = np.diag(U) ** 2
    for start in range(0, cols, blocksize):
        end = min(start + blocksize, cols)
        if nm is None:
            s = (V[:, start:end] ** 2 / d2[start:end]).ravel()
            k = round(sparsity * s.size)
            flat = np.zeros(s.size, bool)
            flat[np.argsort(s)[:k]] = True
            pruned[:, start:end] = flat.reshape(rows, -1)
        for i in range(start, end):
            if nm is not None and i % m == 0:
                s = V[:, i:i + m] ** 2 / d2[i:i + m]
                order = np.argsort(s, axis=1, kind="stable")[:, : m - n]
                np.put_along_axis(pruned[:, i:i + m], order, True, axis=1)
            e = np.where(pruned[:, i], V[:, i] / U[i, i], 0.0)
            V[:, i + 1:] -= np.outer(e, U[i, i + 1:])
            V[pruned[:, i], i] = 0.0
    return V.astype(W.dtype if W.dtype.kind == "f" else np.float64)
