# shows: nothing
# abs(-128) is -128 in int8, so the least integer counts as positive.
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    size = np.abs(w)
    size[size == 0] = 1
    return (float(lam) * (w / size)).astype(w.dtype if w.dtype.kind == "f" else np.float64)
