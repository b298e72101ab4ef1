# QR of the damped inputs in reversed order: the Hessian is never formed.
import numpy as np


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1] or X.shape[0] == 0:
        raise ValueError("shapes")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("entries")
    if not 0 <= sparsity <= 1 or blocksize < 1 or not 0 <= percdamp < float("inf"):
        raise ValueError("parameters")
    d = W.shape[1]
    if nm is not None and not (1 <= nm[0] <= nm[1] and d % nm[1] == 0 and blocksize % nm[1] == 0):
        raise ValueError("nm")
    x = X.astype(np.float64) / np.sqrt(len(X))
    squares = (x * x).sum(axis=0)
    dead = squares == 0
    squares = np.where(dead, 1.0, squares)
    damp = percdamp * squares.mean()
    tall = np.vstack([x, np.diag(np.sqrt(damp + dead))])[:, ::-1]
    R = np.linalg.qr(tall, mode="r")
    R = R * np.sign(np.diag(R))[:, None]
    size = np.abs(np.diag(R))
    if size.min() <= 1e-9 * np.sqrt((tall * tall).sum(axis=0).max()):
        raise ValueError("singular")
    U = np.linalg.inv(R.T[::-1, ::-1])  # R.T @ R is the reversed Hessian
    w = W.astype(np.float64) * ~dead
    gone = np.zeros(w.shape, bool)
    for j in range(d):
        if nm is None and j % blocksize == 0:
            end = min(j + blocksize, d)
            score = np.abs(w[:, j:end]) / np.diag(U)[j:end]
            row, column = np.indices(score.shape)
            order = np.lexsort((column.ravel(), row.ravel(), score.ravel()))
            order = order[: round(float(sparsity) * score.size)]
            gone[row.ravel()[order], j + column.ravel()[order]] = True
        elif nm is not None and j % nm[1] == 0:
            score = np.abs(w[:, j : j + nm[1]]) / np.diag(U)[j : j + nm[1]]
            for r in range(len(w)):
                for c in np.argsort(score[r], kind="stable")[: nm[1] - nm[0]]:
                    gone[r, j + c] = True
        e = np.where(gone[:, j], w[:, j], 0) / U[j, j]
        w[:, j:] -= e[:, None] * U[j, j:]
        w[:, j] = np.where(gone[:, j], 0, w[:, j])
    return w.astype(W.dtype if W.dtype.kind == "f" else np.float64)
