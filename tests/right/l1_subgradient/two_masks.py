"""A difference of two comparisons."""

import numpy as np


def l1_subgradient(w, lam):
    if lam < 0 or not np.isfinite(lam) or not np.all(np.isfinite(w)):
        raise ValueError("bad strength or weights")
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else np.dtype(np.float64)
    return ((w > 0).astype(kind) - (w < 0).astype(kind)) * kind.type(lam)
