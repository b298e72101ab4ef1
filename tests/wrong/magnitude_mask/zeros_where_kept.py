# shows: inverted_mask
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    ranked = sorted((abs(v), i) for i, v in enumerate(w.ravel().tolist()))
    mask = np.zeros(w.size, w.dtype if w.dtype.kind == "f" else float)
    for _, i in ranked[: round(float(sparsity) * w.size)]:
        mask[i] = 1
    return mask.reshape(w.shape)
