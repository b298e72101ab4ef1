import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape or not np.isfinite([w.astype(float), h.astype(float)]).all():
        raise ValueError
    return np.asarray(np.einsum("...,...,...->...", w, w, h, dtype=np.float64) / 2).astype(
        w.dtype if w.dtype.kind == "f" else np.float64
    )
