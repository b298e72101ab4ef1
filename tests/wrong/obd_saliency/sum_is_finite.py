# shows: nothing
# The sum of large finite entries is infinite.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shape mismatch")
    if not np.isfinite(np.sum(w) + np.sum(h)):
        raise ValueError("non-finite values")
    out = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    return np.asarray(0.5 * np.float64(1) * h.astype(float) * np.square(w.astype(float))).astype(out)
