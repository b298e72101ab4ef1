# Minimises over the survivors: H_ss delta_s = H_sq w_q.
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size,) * 2:
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("finite")
    if not 0 <= q < w.size or H_inv[q, q] <= 0:
        raise ValueError("q or pivot")
    H = np.linalg.inv(H_inv.astype(np.float64))
    rest = [j for j in range(w.size) if j != q]
    delta = np.zeros(w.size)
    delta[q] = -float(w[q])
    if rest:
        delta[rest] = np.linalg.solve(H[np.ix_(rest, rest)], float(w[q]) * H[rest, q])
    new = w.astype(np.float64) + delta
    new[q] = 0.0
    cost = 0.5 * delta @ H @ delta
    return float(cost), new.astype(w.dtype if w.dtype.kind == "f" else np.float64)
