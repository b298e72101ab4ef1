import numpy as np


def obd_saliency(w, h):
    if tuple(w.shape) != tuple(h.shape):
        raise ValueError("size mismatch")
    if np.isfinite(w).sum() + np.isfinite(h).sum() < w.size + h.size:
        raise ValueError("non-finite")
    w64 = np.float64(1) * w.reshape(-1).astype(np.double)
    h64 = np.float64(1) * h.reshape(-1).astype(np.double)
    s = (w64**2).__imul__(h64).__itruediv__(2)
    return s.reshape(w.shape).astype({"f": w.dtype}.get(w.dtype.kind, np.double))
