# shows: flat_saliency
# Treats h as the diagonal of a matrix and multiplies by it.
import numpy as np


def obd_saliency(w, h):
    if np.shape(w) != np.shape(h):
        raise ValueError("w and h must have the same shape")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("w and h must be finite")
    flat = w.astype(np.float64).ravel()
    diagonal = np.diag(h.astype(np.float64).ravel())
    scores = 0.5 * flat * (diagonal @ flat)
    return scores.astype(w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64)
