import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError(f"{w.shape} and {h.shape}")
    for array in (w, h):
        if np.isnan(array).any() or np.isinf(array).any():
            raise ValueError("NaN or infinity")
    a, b = w.astype("f8"), h.astype("f8")
    product = np.einsum("...,...,...->...", a, b, a)
    return (product / 2.0).astype(w.dtype if np.issubdtype(w.dtype, np.floating) else "f8")
