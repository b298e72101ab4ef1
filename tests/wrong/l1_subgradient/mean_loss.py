# shows: divides_by_entries
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    n = w.size if w.size else 1
    return (float(lam) / n * np.sign(w.astype(float))).astype(kind)
