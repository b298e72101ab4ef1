# shows: nothing
# Everything in the arrays' own types.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    s = w * w * h / 2
    return np.asarray(s).astype(w.dtype if w.dtype.kind == "f" else np.float64)
