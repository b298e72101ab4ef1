# shows: nothing
# The mean of no entries is NaN, so empty arrays are refused.
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(np.mean(w)):
        raise ValueError("bad input")
    return np.sign(w).astype(w.dtype if w.dtype.kind == "f" else float) * float(lam)
