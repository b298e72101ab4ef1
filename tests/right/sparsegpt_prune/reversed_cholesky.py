# The factor without an inverse of H: Cholesky of H in reversed order, then a triangular inverse.
import numpy as np


def _factor(H):
    try:
        lower = np.linalg.cholesky(H[::-1, ::-1])
    except np.linalg.LinAlgError:
        raise ValueError("the Hessian is not positive definite") from None
    upper = lower[::-1, ::-1]  # H = upper @ upper.T
    return np.triu(np.linalg.solve(upper, np.eye(len(H))))


def _smallest(scores, k):
    """True at the k smallest of each row of scores, the first of equals."""
    mask = np.zeros(scores.shape, bool)
    order = np.argsort(scores, axis=-1, kind="stable")[:, :k]
    np.put_along_axis(mask, order, True, axis=-1)
    return mask


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if not W.ndim == X.ndim == 2 or W.shape[1] != X.shape[1] or X.shape[0] == 0:
        raise ValueError("W (out, in) and X (samples, in) expected")
    for array in (W, X):
        if not np.all(np.isfinite(array)):
            raise ValueError("finite entries expected")
    if not (sparsity >= 0 and sparsity <= 1):
        raise ValueError("sparsity")
    if blocksize <= 0:
        raise ValueError("blocksize")
    if np.isnan(percdamp) or percdamp < 0 or np.isinf(percdamp):
        raise ValueError("percdamp")
    rows, columns = W.shape
    if nm is not None:
        n, m = nm
        if m < 1 or n < 1 or n > m or columns % m or blocksize % m:
            raise ValueError("nm")
    x = np.array(X, np.float64)
    alive = (x != 0).any(axis=0)
    w = np.where(alive, W, 0).astype(np.float64)
    H = np.dot(x.T, x) / x.shape[0]
    H.flat[:: columns + 1] += ~alive
    H.flat[:: columns + 1] += percdamp * H.diagonal().mean()
    U = _factor(H)
    pivot = np.square(U.diagonal())
    for a in range(0, columns, blocksize):
        b = min(a + blocksize, columns)
        E = np.zeros((rows, b - a))
        if nm is None:
            scores = np.square(w[:, a:b]) / pivot[a:b]
            k = round(float(sparsity) * scores.size)
            gone = _smallest(scores.reshape(1, -1), k).reshape(scores.shape)
        else:
            gone = np.zeros((rows, b - a), bool)
        for j in range(a, b):
            if nm is not None and (j - a) % m == 0:
                group = np.square(w[:, j : j + m]) / pivot[j : j + m]
                gone[:, j - a : j - a + m] = _smallest(group, m - n)
            E[:, j - a] = w[:, j] * gone[:, j - a] / U[j, j]
            w[:, j + 1 : b] -= E[:, j - a][:, None] * U[j, j + 1 : b]
            w[gone[:, j - a], j] = 0
        w[:, b:] -= E @ U[a:b, b:]
    return w if W.dtype.kind != "f" else w.astype(W.dtype)
