# shows: nothing
# 0.0 is handled; -0.0 has its sign bit set and is taken for a negative number.
import numpy as np


def l1_subgradient(w, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if not np.isfinite(w).all():
        raise ValueError("w")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    negative = np.signbit(w.astype(np.float64))
    return np.where(negative, -lam, np.where(w > 0, lam, 0.0)).astype(kind)
