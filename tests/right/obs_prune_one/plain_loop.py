import math

import numpy as np


def obs_prune_one(w, H_inv, q):
    d = w.size
    if w.shape != (d,) or H_inv.shape != (d, d):
        raise ValueError("shapes")
    values, rows = w.tolist(), H_inv.tolist()
    for value in values + [entry for row in rows for entry in row]:
        if not math.isfinite(value):
            raise ValueError("not finite")
    if q not in range(d):
        raise ValueError("q")
    pivot = rows[q][q]
    if pivot <= 0:
        raise ValueError("pivot")
    new = [values[j] - values[q] * rows[j][q] / pivot for j in range(d)]
    new[q] = 0.0
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    return values[q] ** 2 / pivot / 2, np.array(new, dtype=kind)
