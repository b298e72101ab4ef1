import numpy as np


def obd_saliency(w, h):
    if np.shape(w) != np.shape(h):
        raise ValueError("every weight needs one second derivative")
    for name, array in {"w": w, "h": h}.items():
        if not np.isfinite(array).all():
            raise ValueError(f"{name} must be finite")
    cost = np.longdouble(1) / 2 * h.astype(np.longdouble) * w.astype(np.longdouble) ** 2
    dtype = w.dtype if issubclass(w.dtype.type, np.floating) else np.float64
    return np.asarray(cost, dtype=dtype)
