# shows: nothing
# Compares numbers of entries, not shapes.
import numpy as np


def obd_saliency(w, h):
    if w.size != h.size:
        raise ValueError("sizes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    s = 0.5 * h.ravel().astype(float) * w.ravel().astype(float) ** 2
    return s.reshape(w.shape).astype(out)
