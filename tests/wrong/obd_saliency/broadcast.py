# shows: broadcasts_shapes
# NumPy's own ValueError where shapes can't be broadcast, and a value where they can.
import numpy as np


def obd_saliency(w, h):
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    return np.asarray(0.5 * h.astype(float) * w.astype(float) ** 2).astype(out)
