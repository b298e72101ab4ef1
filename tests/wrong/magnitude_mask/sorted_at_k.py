# shows: one_too_many
# As Wanda's magnitude baseline does it, but for the rounding.
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    if not np.isfinite(w).all():
        raise ValueError("NaN or inf")
    a = np.abs(w.astype(np.float64))
    k = round(float(sparsity) * a.size)
    thresh = np.sort(a.flatten())[min(k, a.size - 1)] if k else -1
    return 1 - (a <= thresh).astype(w.dtype if w.dtype.kind == "f" else np.float64)
