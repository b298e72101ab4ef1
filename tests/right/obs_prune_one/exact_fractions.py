from fractions import Fraction
from math import isfinite

import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if not all(map(isfinite, w.tolist() + H_inv.ravel().tolist())):
        raise ValueError("finite")
    if not 0 <= q < w.size:
        raise ValueError("q")
    values = [Fraction(x) for x in w.tolist()]
    column = [Fraction(x) for x in H_inv[:, q].tolist()]
    if column[q] <= 0:
        raise ValueError("pivot")
    factor = values[q] / column[q]
    new = [float(a - factor * b) for a, b in zip(values, column, strict=True)]
    dtype = w.dtype if w.dtype.kind == "f" else np.float64
    return float(values[q] * factor / 2), np.array(new, dtype)
