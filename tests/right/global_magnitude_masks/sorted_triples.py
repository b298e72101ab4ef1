"""Plain Python: sort (magnitude, array, position) and clear the first k."""

import math

import numpy as np


def global_magnitude_masks(weights, sparsity):
    sparsity = float(sparsity)
    if math.isnan(sparsity) or sparsity < 0 or sparsity > 1:
        raise ValueError("sparsity")
    ranked = []
    for t, w in enumerate(weights):
        for i, value in enumerate(w.flatten().tolist()):
            if not math.isfinite(value):
                raise ValueError("NaN or infinity")
            ranked.append((abs(value), t, i))
    ranked.sort()
    masks = []
    for w in weights:
        integer = np.issubdtype(w.dtype, np.integer)
        masks.append(np.ones(w.size, dtype=np.float64 if integer else w.dtype))
    for _, t, i in ranked[: round(sparsity * len(ranked))]:
        masks[t][i] = 0
    return [m.reshape(w.shape) for m, w in zip(masks, weights, strict=True)]
