"""Complex numbers sort by their real part, then by the imaginary one: magnitude, then position.

No two keys are equal, so that a partition, which isn't stable, is enough.
"""

import numpy as np


def magnitude_mask(w, sparsity):
    share = float(sparsity)
    if not 0 <= share <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("entries")
    key = np.abs(w.astype(np.float64)).ravel() + 1j * np.arange(w.size)
    k = round(share * w.size)
    keep = np.ones(w.size, w.dtype if w.dtype.kind == "f" else np.float64)
    if k:
        keep[np.argpartition(key, k - 1)[:k]] = 0
    return keep.reshape(w.shape)
