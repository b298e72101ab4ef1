from fractions import Fraction
from math import isfinite

import numpy as np


def obd_saliency(w, h):
    if np.shape(w) != np.shape(h):
        raise ValueError("every weight needs one second derivative")
    ws, hs = w.ravel().tolist(), h.ravel().tolist()
    if not all(map(isfinite, ws + hs)):
        raise ValueError("finite numbers only")
    out = [float(Fraction(b) * Fraction(a) ** 2 / 2) for a, b in zip(ws, hs)]
    dtype = w.dtype if issubclass(w.dtype.type, np.floating) else np.float64
    return np.array(out, dtype=dtype).reshape(w.shape)
