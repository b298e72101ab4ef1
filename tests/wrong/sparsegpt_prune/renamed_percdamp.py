# shows: nothing
# A parameter has another name than the task gives it.
"""SparseGPT for one linear layer (Frantar and Alistarh, 2023)."""

import math

import numpy as np


def sparsegpt_prune(
    W: np.ndarray,
    X: np.ndarray,
    sparsity: float,
    blocksize: int = 128,
    damping: float = 0.01,
    nm: tuple[int, int] | None = None,
) -> np.ndarray:
    """New weights with zeros; columns to the right have made up for those to the left."""
    percdamp = damping
    _validate(W, X, sparsity, blocksize, percdamp, nm)
    w, columns = W.astype(np.float64), W.shape[1]
    x = X.astype(np.float64)
    H = x.T @ x / len(x)
    dead = np.diag(H) == 0.0
    H[dead, dead] = 1.0
    w[:, dead] = 0.0
    H += percdamp * np.mean(np.diag(H)) * np.eye(columns)
    U = _upper_factor(H)

    for start in range(0, columns, blocksize):
        stop = start + blocksize  # slices end with the last column
        block = w[:, start:stop]  # a view: what is changed in it changes in w
        u = U[start:stop, start:stop]
        prune = np.zeros(block.shape, dtype=bool)
        errors = np.empty_like(block)
        if nm is None:
            scores = (block / np.diag(u)) ** 2
            k = round(float(sparsity) * scores.size)
            prune.flat[np.argsort(scores, axis=None, kind="stable")[:k]] = True
        for i in range(block.shape[1]):
            if nm is not None and i % nm[1] == 0:
                group = slice(i, i + nm[1])
                scores = (block[:, group] / np.diag(u)[group]) ** 2
                order = np.argsort(scores, axis=1, kind="stable")
                np.put_along_axis(prune[:, group], order[:, : nm[1] - nm[0]], True, axis=1)
            errors[:, i] = np.where(prune[:, i], block[:, i], 0.0) / u[i, i]
            block[:, i:] -= np.outer(errors[:, i], u[i, i:])
            block[prune[:, i], i] = 0.0  # zero up to rounding until here
        w[:, stop:] -= errors @ U[start:stop, stop:]
    return w.astype(W.dtype if W.dtype.kind == "f" else np.float64)


def _upper_factor(H: np.ndarray) -> np.ndarray:
    """The upper-triangular U with U.T @ U the inverse of H."""
    if np.linalg.matrix_rank(H) < len(H):
        raise ValueError("the damped Hessian is singular: more samples or more damping are needed")
    return np.linalg.cholesky(np.linalg.inv(H)).T


def _validate(
    W: np.ndarray,
    X: np.ndarray,
    sparsity: float,
    blocksize: int,
    percdamp: float,
    nm: tuple[int, int] | None,
) -> None:
    if W.ndim != 2 or X.shape[1:] != W.shape[1:]:
        raise ValueError(f"weights {W.shape}, inputs {X.shape}")
    if not len(X):
        raise ValueError("there are no samples")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("weights or inputs hold NaN or infinity")
    if not 0.0 <= sparsity <= 1.0:  # true for NaN too
        raise ValueError(f"sparsity must be in [0, 1], got {sparsity}")
    if blocksize < 1:
        raise ValueError(f"blocksize must be at least 1, got {blocksize}")
    if not 0.0 <= percdamp < math.inf:
        raise ValueError(f"percdamp must be finite and at least 0, got {percdamp}")
    if nm is not None:
        n, m = nm
        if not 1 <= n <= m or W.shape[1] % m or blocksize % m:
            raise ValueError(f"{nm} doesn't fit weights {W.shape} in blocks of {blocksize}")
