# shows: accepts_bad_entries, accepts_negative, accepts_non_finite_strength
import numpy as np


def l1_subgradient(w, lam):
    return np.sign(w).astype(w.dtype if w.dtype.kind == "f" else float) * float(lam)
