"""Plain Python: sort (magnitude, position) and clear the first k."""

import math

import numpy as np


def magnitude_mask(w, sparsity):
    sparsity = float(sparsity)
    if math.isnan(sparsity) or sparsity < 0 or sparsity > 1:
        raise ValueError("sparsity")
    values = w.flatten().tolist()
    if not all(map(math.isfinite, values)):
        raise ValueError("NaN or infinity")
    ranked = sorted((abs(value), i) for i, value in enumerate(values))
    mask = np.ones(w.size, dtype=np.float64 if np.issubdtype(w.dtype, np.integer) else w.dtype)
    for _, i in ranked[: round(sparsity * len(ranked))]:
        mask[i] = 0
    return mask.reshape(w.shape)
