# shows: nothing
# The first k entries up to the threshold go, so ties use up k before smaller entries come.
import numpy as np


def magnitude_mask(w, sparsity):
    share = float(sparsity)
    if not 0 <= share <= 1 or not np.isfinite(w).all():
        raise ValueError("bad input")
    size = np.abs(w.astype(np.float64)).ravel()
    k = round(share * size.size)
    mask = np.ones(size.size, w.dtype if w.dtype.kind == "f" else np.float64)
    if k:
        mask[np.flatnonzero(size <= np.sort(size)[k - 1])[:k]] = 0
    return mask.reshape(w.shape)
