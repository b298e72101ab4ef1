# shows: prunes_largest
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    ranked = sorted(range(w.size), key=lambda i: abs(w.ravel()[i].item()), reverse=True)
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[ranked[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
