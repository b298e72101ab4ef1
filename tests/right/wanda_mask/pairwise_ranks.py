"""Ranks by pairwise comparison: the rank of j is how many columns go before it."""

import numpy as np


class Wanda:
    def __init__(self, X):
        self.scale = np.array([np.linalg.norm(column) for column in X.T.astype(np.float64)])

    def ranks(self, row):
        s = np.abs(row.astype(np.float64)) * self.scale
        earlier = np.tri(len(s), k=-1, dtype=bool)  # [i, j]: j < i
        return ((s[None, :] < s[:, None]) | ((s[None, :] == s[:, None]) & earlier)).sum(axis=1)


def _check(W, X, sparsity):
    problems = []
    if not 0 <= sparsity <= 1:
        problems.append("sparsity is a share")
    if W.ndim != 2 or X.ndim != 2:
        problems.append("two axes")
    elif W.shape[1] != X.shape[1]:
        problems.append("columns")
    problems += [n for n, a in (("W", W), ("X", X)) if not np.all(np.isfinite(a))]
    if problems:
        raise ValueError("; ".join(problems))


def wanda_mask(W, X, sparsity):
    _check(W, X, sparsity)
    wanda = Wanda(X)
    out = np.empty(W.shape, W.dtype if W.dtype.kind == "f" else np.float64)
    k = round(float(sparsity) * W.shape[1])
    for i, row in enumerate(W):
        out[i] = wanda.ranks(row) >= k
    return out
