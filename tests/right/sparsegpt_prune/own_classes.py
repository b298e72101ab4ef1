import heapq
from dataclasses import dataclass

import numpy as np


@dataclass
class Settings:
    sparsity: float
    blocksize: int
    percdamp: float
    nm: tuple | None

    def check(self, columns):
        if not 0 <= self.sparsity <= 1:
            raise ValueError("sparsity")
        if self.blocksize < 1:
            raise ValueError("blocksize")
        if not 0 <= self.percdamp < np.inf:
            raise ValueError("percdamp")
        if self.nm is not None:
            n, m = self.nm
            if n < 1 or n > m or columns % m or self.blocksize % m:
                raise ValueError("nm")


class Layer:
    def __init__(self, W, X, percdamp):
        self.w = W.astype(np.float64)
        x = X.astype(np.float64)
        H = np.tensordot(x, x, axes=(0, 0)) / x.shape[0]
        for j in np.flatnonzero(np.diag(H) == 0):
            H[j, j] = 1
            self.w[:, j] = 0
        H += np.diag(np.full(len(H), percdamp * np.mean(np.diag(H))))
        try:
            self.U = np.linalg.cholesky(np.linalg.inv(H)).T.copy()
        except np.linalg.LinAlgError:
            raise ValueError("singular Hessian") from None
        self.gone = np.zeros(self.w.shape, bool)

    def choose(self, rows, columns, k):
        """Mark the k entries of least cost."""
        places = [(r, c) for r in rows for c in columns]
        costs = [((self.w[r, c] / self.U[c, c]) ** 2, r, c) for r, c in places]
        for _, r, c in heapq.nsmallest(k, costs):
            self.gone[r, c] = True

    def remove(self, j):
        for r in np.flatnonzero(self.gone[:, j]):
            error = self.w[r, j] / self.U[j, j]
            self.w[r, j + 1 :] -= error * self.U[j, j + 1 :]
            self.w[r, j] = 0.0


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if len(X) == 0 or not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("data")
    rows, columns = W.shape
    settings = Settings(sparsity, blocksize, percdamp, nm)
    settings.check(columns)
    layer = Layer(W, X, percdamp)
    for j in range(columns):
        if nm is None and j % blocksize == 0:
            block = range(j, min(columns, j + blocksize))
            layer.choose(range(rows), block, round(float(sparsity) * rows * len(block)))
        if nm is not None and j % nm[1] == 0:
            for r in range(rows):
                layer.choose([r], range(j, j + nm[1]), nm[1] - nm[0])
        layer.remove(j)
    return layer.w.astype(W.dtype if W.dtype.kind == "f" else np.float64)
