import numpy as np


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1] or X.shape[0] == 0:
        raise ValueError
    if not np.isfinite(W).all() or not np.isfinite(X).all() or not 0 <= sparsity <= 1:
        raise ValueError
    if blocksize < 1 or not 0 <= percdamp < np.inf:
        raise ValueError
    d = W.shape[1]
    if nm and (nm[0] < 1 or nm[0] > nm[1] or d % nm[1] or blocksize % nm[1]):
        raise ValueError
    V, A = np.array(W, dtype=float), np.array(X, dtype=float)
    H = np.einsum("si,sj->ij", A, A) / A.shape[0]
    for j in range(d):
        if H[j, j] == 0:
            H[j, j], V[:, j] = 1, 0
    H[np.diag_indices(d)] += percdamp * np.trace(H) / d
    inv = np.linalg.inv(H)
    if np.linalg.matrix_rank(H, hermitian=True) < d:
        raise ValueError
    np.linalg.cholesky(H)
    dead = np.zeros(W.shape, bool)
    diag, rows = np.empty(d), np.zeros((d, d))
    for j in range(d):  # Gaussian elimination in place of Cholesky
        diag[j], rows[j, j:] = inv[0, 0], inv[0] / inv[0, 0]
        inv = inv[1:, 1:] - np.outer(inv[1:, 0], inv[0, 1:]) / inv[0, 0]
    for j in range(d):
        if nm is None and j % blocksize == 0:
            cols = np.arange(j, min(j + blocksize, d))
            s = (V[:, cols] ** 2 / diag[cols]).reshape(-1)
            for f in sorted(range(s.size), key=lambda f: (s[f], f))[: round(float(sparsity) * s.size)]:
                dead[f // len(cols), cols[f % len(cols)]] = True
        if nm is not None and j % nm[1] == 0:
            s = V[:, j : j + nm[1]] ** 2 / diag[j : j + nm[1]]
            for r in range(len(V)):
                for c in sorted(range(nm[1]), key=lambda c: s[r, c])[: nm[1] - nm[0]]:
                    dead[r, j + c] = True
        hit = np.where(dead[:, j], V[:, j], 0.0)
        V -= hit[:, None] * rows[j]
        V[dead[:, j], j] = 0
    return V.astype(W.dtype if W.dtype.kind == "f" else float)
