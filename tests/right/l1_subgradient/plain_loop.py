"""One entry after the other, in Python numbers."""

import math

import numpy as np


def l1_subgradient(w, lam):
    lam = float(lam)
    if math.isnan(lam) or math.isinf(lam) or lam < 0:
        raise ValueError(f"lam = {lam}")
    out = np.zeros(w.shape, w.dtype if w.dtype.kind == "f" else "float64")
    for index, value in np.ndenumerate(w):
        if not math.isfinite(value):
            raise ValueError(f"w{index} = {value}")
        if value > 0:
            out[index] = lam
        elif value < 0:
            out[index] = -lam
    return out
