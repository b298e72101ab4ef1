# shows: nothing
# A loop with a fixed bound.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    ws, hs = w.astype(float).ravel(), h.astype(float).ravel()
    s = np.zeros(ws.size)
    for i in range(min(ws.size, 1000)):
        s[i] = 0.5 * hs[i] * ws[i] ** 2
    return s.reshape(w.shape).astype(out)
