# shows: rounds_up
import math

import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    k = math.ceil(float(sparsity) * w.size)
    ranked = sorted((abs(v), i) for i, v in enumerate(w.ravel().tolist()))
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    for _, i in ranked[:k]:
        mask[i] = 0
    return mask.reshape(w.shape)
