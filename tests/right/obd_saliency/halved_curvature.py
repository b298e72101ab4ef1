import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError
    if not np.isfinite(np.sum(np.abs(w.astype(float)) * 0) + np.sum(np.abs(h.astype(float)) * 0)):
        raise ValueError
    half = np.ldexp(h.astype(float), -1)
    dtype = w.dtype if np.can_cast(w.dtype, np.float64) and w.dtype.kind == "f" else np.dtype(float)
    return np.asarray(w.astype(float) * (w.astype(float) * half), dtype)
