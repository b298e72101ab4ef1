# shows: nothing
# 0-d arrays give a Python float where an array is due; others are right.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not all(np.isfinite(a).all() for a in (w, h)):
        raise ValueError("not finite")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    s = (h.astype(np.float64) * w.astype(np.float64) ** 2 / 2.0)
    return s.astype(np.float32).astype(kind)
