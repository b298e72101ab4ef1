# shows: normalised
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    s = np.asarray(0.5 * h.astype(float) * w.astype(float) ** 2)
    total = np.abs(s).sum()
    return (s / total if total else s).astype(out)
