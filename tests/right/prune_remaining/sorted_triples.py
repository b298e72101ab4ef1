"""Plain Python: sort (magnitude, position) of the survivors and clear the first k."""

import math

import numpy as np


def prune_remaining(w, mask, frac):
    frac = float(frac)
    if math.isnan(frac) or frac < 0 or frac > 1:
        raise ValueError("frac")
    if np.shape(w) != np.shape(mask):
        raise ValueError("shapes")
    values, old = w.flatten().tolist(), mask.flatten().tolist()
    if not all(map(math.isfinite, values)) or any(m not in (0, 1) for m in old):
        raise ValueError("entries")
    ranked = sorted((abs(v), i) for i, (v, m) in enumerate(zip(values, old, strict=True)) if m)
    new = [float(m) for m in old]
    for _, i in ranked[: round(frac * len(ranked))]:
        new[i] = 0.0
    kind = np.float64 if np.issubdtype(w.dtype, np.integer) else w.dtype
    return np.array(new, kind).reshape(w.shape)
