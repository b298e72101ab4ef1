import math

import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    out = np.empty(w.shape, kind)
    for index in np.ndindex(w.shape):
        a, b = float(w[index]), float(h[index])
        if not (math.isfinite(a) and math.isfinite(b)):
            raise ValueError("not finite")
        out[index] = a * a * b / 2
    return out
