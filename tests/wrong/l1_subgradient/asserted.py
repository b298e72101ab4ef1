# shows: nothing
import numpy as np


def l1_subgradient(w, lam):
    assert 0 <= lam < np.inf
    assert np.isfinite(w).all()
    return np.sign(w).astype(w.dtype if w.dtype.kind == "f" else float) * float(lam)
