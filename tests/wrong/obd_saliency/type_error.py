# shows: nothing
# The wrong exception.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise TypeError("shapes differ")
    if not np.isfinite(w).all() or not np.isfinite(h).all():
        raise ArithmeticError("NaN or infinity")
    s = 0.5 * h.astype(np.float64) * w.astype(np.float64) ** 2
    return np.asarray(s).astype(w.dtype if w.dtype.kind == "f" else np.float64)
