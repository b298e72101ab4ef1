# shows: multiplies_each_round
import numpy as np


def synflow_prune(weights, density, n):
    density = float(density)
    if not (0 <= density <= 1):
        raise ValueError("density must be in [0, 1]")
    if n < 1:
        raise ValueError("n must be at least 1")
    W = [np.abs(np.asarray(w).astype(np.float64)) for w in weights]
    for k, m in enumerate(W):
        if not np.isfinite(m).all() or (k and m.shape[1] != W[k - 1].shape[0]):
            raise ValueError(f"layer {k}")
    if not W:
        return []
    masks = [np.ones(m.shape) for m in W]
    kept = sum(m.size for m in W)
    rate = density ** (1 / n)
    exact = kept
    for i in range(n):
        exact = exact * rate
        M = [m * k for m, k in zip(W, masks)]
        x = [np.ones(M[0].shape[1])]
        for m in M[:-1]:
            x.append(m @ x[-1])
        y = [np.ones(M[-1].shape[0])]
        for m in M[:0:-1]:
            y.append(y[-1] @ m)
        S = [m * a * b[:, None] for m, a, b in zip(M, x, y[::-1])]
        flat = np.concatenate([np.where(k > 0, s, np.inf).ravel() for s, k in zip(S, masks)])
        target = round(exact)
        gone = np.argsort(flat, kind="stable")[: kept - target]
        allm = np.concatenate([k.ravel() for k in masks])
        allm[gone] = 0
        kept = target
        parts = np.split(allm, np.cumsum([m.size for m in W])[:-1])
        masks = [p.reshape(m.shape) for p, m in zip(parts, W)]
    return [
        k.astype(w.dtype if np.issubdtype(w.dtype, np.floating) else float)
        for k, w in zip(masks, weights)
    ]
