# shows: integer_as_count
# As torch.nn.utils.prune does: an integer is a number of entries.
import numbers

import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    if isinstance(sparsity, numbers.Integral):
        k = int(sparsity)
    else:
        k = round(float(sparsity) * w.size)
    a = np.abs(w.astype(np.float64)).ravel()
    mask = np.ones(a.size)
    mask[np.argsort(a, kind="stable")[:k]] = 0
    return mask.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else float)
