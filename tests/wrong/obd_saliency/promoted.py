# shows: nothing
# The result has the common type of both arrays.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    dtype = np.result_type(w, h)
    dtype = dtype if dtype.kind == "f" else np.float64
    return (0.5 * h.astype(float) * w.astype(float) ** 2).astype(dtype)
