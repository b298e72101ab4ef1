import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("w and h differ in shape")
    score = np.array(w, dtype=np.float64, copy=True)
    curvature = np.array(h, dtype=np.float64, copy=True)
    if not (np.isfinite(score).all() and np.isfinite(curvature).all()):
        raise ValueError("w and h must be finite")
    score *= score
    score *= curvature
    score *= 0.5
    return score if np.issubdtype(w.dtype, np.integer) else score.astype(w.dtype)
