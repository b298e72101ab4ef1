"""w over |w| where w isn't 0, in float64."""

import numpy as np


def l1_subgradient(w, lam):
    if not (lam >= 0 and lam != np.inf):
        raise ValueError(lam)
    wide = np.asarray(w, dtype=np.float64)
    if not np.isfinite(wide).all():
        raise ValueError("not finite")
    sign = np.divide(wide, np.abs(wide), out=np.zeros_like(wide), where=wide != 0)
    return (float(lam) * sign).astype(w.dtype if w.dtype.kind == "f" else np.float64)
