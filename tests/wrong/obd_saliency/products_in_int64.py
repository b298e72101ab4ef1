# shows: nothing
# The product of large integers leaves int64.
import numpy as np


def obd_saliency(w: np.ndarray, h: np.ndarray) -> np.ndarray:
    """Half the second derivative times the squared weight, entry by entry."""
    if w.shape != h.shape:
        raise ValueError(f"weights {w.shape}, second derivatives {h.shape}")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("weights or second derivatives hold NaN or infinity")

    # In float64 before the square, which float16 and integers may be unable to hold.
    exact = np.int64 if w.dtype.kind in "iu" and h.dtype.kind in "iu" else np.float64
    saliency = 0.5 * (h.astype(exact) * np.square(w.astype(exact)))
    return np.asarray(saliency, w.dtype if w.dtype.kind == "f" else np.float64)
