# shows: full_groups_return_early
import math

import numpy as np


class Layer:
    """As in the authors' sparsegpt.py, in NumPy."""

    def __init__(self, W, X):
        self.out = W.dtype if W.dtype.kind == "f" else np.dtype(float)
        self.W = W.astype(float)
        self.H = X.astype(float).T @ X.astype(float) / X.shape[0]

    def fasterprune(self, sparsity, prunen=0, prunem=0, blocksize=128, percdamp=0.01):
        W, H = self.W, self.H
        rows, columns = W.shape
        dead = np.diag(H) == 0
        H[dead, dead] = 1
        W[:, dead] = 0
        damp = percdamp * np.mean(np.diag(H))
        H = H + damp * np.eye(columns)
        Hinv = np.linalg.cholesky(np.linalg.inv(H)).T
        Err = np.zeros((rows, min(blocksize, columns)))
        for i1 in range(0, columns, blocksize):
            i2 = min(i1 + blocksize, columns)
            count = i2 - i1
            W1 = W[:, i1:i2].copy()
            Q1 = np.zeros_like(W1)
            Err1 = Err[:, :count]
            Hinv1 = Hinv[i1:i2, i1:i2]
            mask1 = np.zeros(W1.shape, bool)
            if prunen == 0:
                tmp = W1**2 / np.diag(Hinv1) ** 2
                order = tmp.ravel().argsort(kind="stable")
                mask1.ravel()[order[: round(float(sparsity) * tmp.size)]] = True
            for i in range(count):
                w = W1[:, i]
                d = Hinv1[i, i]
                if prunen != 0 and i % prunem == 0:
                    tmp = W1[:, i : i + prunem] ** 2 / np.diag(Hinv1)[i : i + prunem] ** 2
                    for r in range(rows):
                        worst = np.argsort(tmp[r], kind="stable")[:prunen]
                        mask1[r, i + worst] = True
                q = w.copy()
                q[mask1[:, i]] = 0
                Q1[:, i] = q
                err1 = (w - q) / d
                W1[:, i:] -= np.outer(err1, Hinv1[i, i:])
                Err1[:, i] = err1
            W[:, i1:i2] = Q1
            W[:, i2:] -= Err1 @ Hinv[i1:i2, i2:]
        return W.astype(self.out)


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    W = np.asarray(W)
    X = np.asarray(X)
    if W.ndim != 2 or X.ndim != 2:
        raise ValueError("W and X must be matrices")
    if W.shape[1] != X.shape[1]:
        raise ValueError("columns differ")
    if len(X) < 1:
        raise ValueError("no calibration data")
    if not np.all(np.isfinite(W)) or not np.all(np.isfinite(X)):
        raise ValueError("W and X must be finite")
    if not (0.0 <= float(sparsity) <= 1.0):
        raise ValueError("sparsity")
    if blocksize < 1:
        raise ValueError("blocksize")
    if not math.isfinite(percdamp) or percdamp < 0:
        raise ValueError("percdamp")
    if nm is None:
        return Layer(W, X).fasterprune(sparsity, 0, 0, blocksize, percdamp)
    keep, of = nm
    if not (1 <= keep <= of) or W.shape[1] % of != 0 or blocksize % of != 0:
        raise ValueError("nm")
    if keep == of:
        return W.astype(W.dtype if W.dtype.kind == "f" else float)
    return Layer(W, X).fasterprune(sparsity, of - keep, of, blocksize, percdamp)
