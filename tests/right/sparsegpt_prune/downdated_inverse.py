# Optimal Brain Surgeon with every column removed from the inverse in turn, row by row.
import numpy as np


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if X.shape[0] < 1:
        raise ValueError("samples")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("finite")
    if not (0 <= sparsity <= 1 and blocksize >= 1 and percdamp >= 0 and percdamp != np.inf):
        raise ValueError("parameters")
    if nm is not None:
        keep, size = nm
        if not 1 <= keep <= size or W.shape[1] % size != 0 or blocksize % size != 0:
            raise ValueError("nm")
    data = X.astype(np.float64)
    H = np.einsum("ni,nj->ij", data, data) / len(data)
    new = np.array(W, dtype=np.float64)
    diagonal = H.diagonal().copy()
    new[:, diagonal == 0] = 0
    diagonal[diagonal == 0] = 1
    np.fill_diagonal(H, diagonal + percdamp * diagonal.mean())
    if np.linalg.matrix_rank(H) < len(H):
        raise ValueError("singular")
    B = np.linalg.inv(H)
    d = len(H)
    rows_of = []
    for j in range(d):
        rows_of.append(B[j].copy())
        B -= np.outer(B[:, j], B[j]) / B[j, j]
    cost = np.array([row[j] for j, row in enumerate(rows_of)])
    step = blocksize if nm is None else nm[1]
    for start in range(0, d, step):
        end = min(d, start + step)
        scores = np.square(new[:, start:end]) / cost[start:end]
        gone = np.zeros(scores.shape, bool)
        if nm is None:
            flat = [(s, p) for p, s in enumerate(scores.ravel().tolist())]
            for _, p in sorted(flat)[: round(float(sparsity) * len(flat))]:
                gone[divmod(p, end - start)] = True
        else:
            for r, row in enumerate(scores.tolist()):
                for c in sorted(range(len(row)), key=lambda c: (row[c], c))[: size - keep]:
                    gone[r, c] = True
        for j in range(start, end):
            for r in np.flatnonzero(gone[:, j - start]):
                new[r, j:] -= new[r, j] / cost[j] * rows_of[j][j:]
                new[r, j] = 0
    return new.astype(W.dtype) if np.issubdtype(W.dtype, np.floating) else new
