import numpy as np


def structured_ln_mask(w, amount, n, dim):
    if not 0 <= amount <= 1 or n not in {1, 2, float("inf")} or not np.isfinite(w).all():
        raise ValueError
    if w.ndim == 0 or dim not in range(-w.ndim, w.ndim):
        raise ValueError
    rows = np.moveaxis(w, dim, 0).reshape(w.shape[dim], -1).astype(float)
    norms = [float(np.linalg.norm(r, n) ** 1) if n != 2 else float((r**2).sum()) for r in rows]
    dead = sorted(range(len(norms)), key=norms.__getitem__)[: round(float(amount) * len(norms))]
    line = np.array([i not in dead for i in range(len(norms))], w.dtype if w.dtype.kind == "f" else float)
    shape = [1] * w.ndim
    shape[dim] = -1
    return np.broadcast_to(line.reshape(shape), w.shape)
