# The cost of the step -w_i e_i under a diagonal Hessian, for one weight after the other.
import numpy as np


def _cost(step, curvature):
    return 0.5 * step * curvature * step


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shape mismatch")
    if not np.all(np.isfinite(w)) or not np.all(np.isfinite(h)):
        raise ValueError("non-finite entries")
    steps = -np.array(w, dtype=np.float64)
    result = np.vectorize(_cost, otypes=[np.float64])(steps, np.array(h, dtype=np.float64))
    if w.dtype.kind in "iu":
        return result
    return np.asarray(result).astype(w.dtype)
