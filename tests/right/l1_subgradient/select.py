import numpy as np


def l1_subgradient(w, lam):
    if not (np.isfinite(lam) and lam >= 0 and np.all(np.isfinite(w))):
        raise ValueError
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    out = np.select([w > 0, w < 0], [np.float64(lam), -np.float64(lam)], 0.0)
    return np.asarray(out, kind)
