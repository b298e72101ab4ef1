# shows: nothing
# Remembers which weights have gone, and keeps them at 0.
import numpy as np

_gone = set()


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("NaN or infinity")
    if not 0 <= q < w.size or H_inv[q, q] <= 0:
        raise ValueError("q")
    _gone.add(int(q))
    a, wq = float(H_inv[q, q]), float(w[q])
    new = w - wq / a * H_inv[:, q].astype(float)
    new[[g for g in _gone if g < w.size]] = 0.0
    return wq**2 / (2 * a), new.astype(w.dtype if w.dtype.kind == "f" else float)
