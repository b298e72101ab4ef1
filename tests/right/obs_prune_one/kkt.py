# Solves the Karush-Kuhn-Tucker system with the Hessian itself.
import numpy as np


def obs_prune_one(w, H_inv, q):
    d = len(w) if w.ndim == 1 else -1
    if H_inv.shape != (d, d):
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("finite")
    if not 0 <= q < d or H_inv[q, q] <= 0:
        raise ValueError("q")
    H = np.linalg.inv(H_inv.astype(np.float64))
    e = np.zeros((d, 1))
    e[q] = 1.0
    system = np.block([[H, e], [e.T, np.zeros((1, 1))]])
    solution = np.linalg.solve(system, np.concatenate([np.zeros(d), [-float(w[q])]]))
    delta = solution[:d]
    new = w + delta
    new[q] = 0.0
    saliency = float(w[q]) * float(solution[d]) / 2
    return saliency, new.astype(w.dtype if w.dtype.kind == "f" else np.float64)
