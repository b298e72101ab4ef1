# shows: nothing
# The half comes after the conversion: a float16 product may be infinite before it is halved.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("not finite")
    product = np.asarray(h.astype(np.float64) * w.astype(np.float64) ** 2)
    kind = w.dtype if w.dtype.kind == "f" else np.dtype(np.float64)
    return np.asarray(product.astype(kind) * kind.type(0.5))
