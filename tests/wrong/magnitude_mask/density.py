# shows: keep_fraction
import numpy as np


def magnitude_mask(w, density):
    if not 0 <= density <= 1:
        raise ValueError("density")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    a = np.abs(w.astype(np.float64)).ravel()
    n = round(float(density) * a.size)
    mask = np.zeros(a.size)
    mask[np.argsort(a, kind="stable")[a.size - n :]] = 1
    return mask.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else float)
