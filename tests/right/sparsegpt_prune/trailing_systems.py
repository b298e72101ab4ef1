"""Trailing Hessians solved anew for each column; blocks come from a generator."""

import numpy as np
from numpy.linalg import LinAlgError, cholesky, solve


def spans(total, width):
    start = 0
    while start < total:
        yield slice(start, min(start + width, total))
        start += width


def k_smallest(a, k):
    flat = np.ascontiguousarray(a).reshape(-1)
    out = np.zeros(flat.shape, dtype=bool)
    if k:
        cut = np.partition(flat, k - 1)[k - 1]
        out |= flat < cut
        out[np.flatnonzero(flat == cut)[: k - out.sum()]] = True
    return out.reshape(a.shape)


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1] or X.shape[0] == 0:
        raise ValueError
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError
    if not (0 <= sparsity <= 1 and blocksize >= 1 and 0 <= percdamp < np.inf):
        raise ValueError
    d = W.shape[1]
    n, m = nm if nm is not None else (1, 1)
    if not 1 <= n <= m or d % m or blocksize % m:
        raise ValueError

    A = np.array(X, float, order="F")
    H = np.tensordot(A, A, (0, 0)) / A.shape[0]
    h = H.diagonal().copy()
    dead = h == 0
    h[dead] = 1
    h += percdamp * h.mean()
    np.fill_diagonal(H, h)
    cholesky(H)

    # column i: the solution v of H[i:, i:] v = e_1; U_ii^2 = v_0 and U_i = v / sqrt(v_0)
    tails = [solve(H[i:, i:], np.eye(d - i)[0]) for i in range(d)]
    uu = np.array([t[0] for t in tails])

    out = np.where(dead, 0.0, W.astype(float))
    for span in spans(d, blocksize):
        if nm is None:
            part = out[:, span]
            gone = k_smallest(part * part / uu[span], round(float(sparsity) * part.size))
            groups = [(span, gone)]
        else:
            groups = [(g, None) for g in (slice(a, a + m) for a in range(span.start, span.stop, m))]
        for where, gone in groups:
            if gone is None:
                part = out[:, where]
                gone = np.stack([k_smallest(row, m - n) for row in part * part / uu[where]])
            for offset, column in enumerate(gone.T):
                i = where.start + offset
                step = np.where(column, out[:, i] / uu[i], 0)
                out[:, i + 1 :] -= step[:, None] * tails[i][None, 1:]
                out[column, i] = 0
    return out.astype(np.result_type(W.dtype, np.float16) if W.dtype.kind == "f" else float)
