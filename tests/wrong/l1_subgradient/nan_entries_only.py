# shows: accepts_infinite_entries
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or np.isnan(w).any():
        raise ValueError("bad input")
    return np.sign(w).astype(w.dtype if w.dtype.kind == "f" else float) * float(lam)
