import numpy as np


def check(W, X, sparsity, blocksize, percdamp, nm):
    if np.ndim(W) != 2 or np.ndim(X) != 2:
        raise ValueError(f"expected two axes, got {np.shape(W)} and {np.shape(X)}")
    if W.shape[1] != X.shape[1]:
        raise ValueError("W and X have other numbers of columns")
    if X.shape[0] == 0:
        raise ValueError("a Hessian of no samples")
    for name, a in {"W": W, "X": X}.items():
        if np.isnan(a).any() or np.isinf(a).any():
            raise ValueError(name)
    if np.isnan(sparsity) or sparsity < 0 or sparsity > 1:
        raise ValueError("sparsity")
    if blocksize < 1:
        raise ValueError("blocksize")
    if np.isnan(percdamp) or np.isinf(percdamp) or percdamp < 0:
        raise ValueError("percdamp")
    if nm is not None:
        n, m = nm
        if n < 1 or m < n:
            raise ValueError("n:m")
        if blocksize % m or W.shape[1] % m:
            raise ValueError("m divides neither")


def lowest(scores, k):
    """Positions of the k smallest, the first of equal ones first."""
    return sorted(range(len(scores)), key=lambda p: scores[p])[:k]


def hessian(X, percdamp):
    X = np.asarray(X, dtype=np.float64)
    H = np.einsum("si,sj->ij", X, X) / X.shape[0]
    dead = [j for j in range(len(H)) if H[j, j] == 0.0]
    for j in dead:
        H[j, j] = 1.0
    H = H + np.eye(len(H)) * (percdamp * np.trace(H) / len(H))
    return H, dead


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    check(W, X, sparsity, blocksize, percdamp, nm)
    H, dead = hessian(X, percdamp)
    np.linalg.cholesky(H)
    inverse = np.linalg.inv(H)
    w = np.array(W, dtype=np.float64)
    rows, cols = w.shape
    w[:, dead] = 0.0
    # U[i] = (inverse of H[i:, i:])[0] / sqrt(its first entry)
    U = []
    for i in range(cols):
        head = inverse[0] / np.sqrt(inverse[0, 0])
        U.append(head)
        inverse = inverse[1:, 1:] - np.outer(head[1:], head[1:])
    prune = np.zeros(w.shape, dtype=bool)
    for i in range(cols):
        if nm is None and i % blocksize == 0:
            stop = min(cols, i + blocksize)
            places = [(r, c) for r in range(rows) for c in range(i, stop)]
            scores = [(w[r, c] / U[c][0]) ** 2 for r, c in places]
            for p in lowest(scores, round(float(sparsity) * len(places))):
                prune[places[p]] = True
        if nm is not None and i % nm[1] == 0:
            n, m = nm
            for r in range(rows):
                scores = [(w[r, c] / U[c][0]) ** 2 for c in range(i, i + m)]
                for p in lowest(scores, m - n):
                    prune[r, i + p] = True
        for r in range(rows):
            if prune[r, i]:
                w[r, i:] -= w[r, i] / U[i][0] * U[i]
                w[r, i] = 0.0
    if issubclass(W.dtype.type, np.floating):
        return w.astype(W.dtype)
    return w
