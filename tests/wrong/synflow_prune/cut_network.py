# shows: keeps_scores_when_cut
import numpy as np


def synflow_prune(weights, density, n):
    density = float(density)
    if not 0.0 <= density <= 1.0:
        raise ValueError("density")
    if n < 1:
        raise ValueError("n")
    W = [np.abs(w.astype(np.float64)) for w in weights]
    if not all(np.isfinite(w).all() for w in W):
        raise ValueError("finite")
    for i in range(1, len(W)):
        if W[i].shape[1] != W[i - 1].shape[0]:
            raise ValueError("fit")
    if not W:
        return []
    N = sum(w.size for w in W)
    mask = np.ones(N, bool)
    cut = np.cumsum([w.size for w in W])[:-1]
    S = None
    for i in range(1, n + 1):
        V = [w * m.reshape(w.shape) for w, m in zip(W, np.split(mask, cut))]
        up = [np.ones(V[0].shape[1])]
        for v in V:
            up.append(v @ up[-1])
        if up[-1].sum() > 0 or S is None:
            down = [np.ones(V[-1].shape[0])]
            for v in V[:0:-1]:
                down.append(v.T @ down[-1])
            S = np.concatenate([(v * u * d[:, None]).ravel() for v, u, d in zip(V, up, down[::-1])])
        left = np.flatnonzero(mask)
        mask[
            left[np.argsort(S[left], kind="stable")[: left.size - round(density ** (i / n) * N)]]
        ] = False
    return [
        m.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
        for m, w in zip(np.split(mask, cut), weights)
    ]
