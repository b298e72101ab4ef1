# shows: nothing
import numpy as np

_buffers = {}


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    total = _buffers.setdefault((w.shape, w.dtype.str), np.zeros(w.shape))
    total += 0.5 * h.astype(float) * w.astype(float) ** 2  # never reset
    return total.astype(out)
