# shows: entries_unchecked
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    order = np.argsort(np.nan_to_num(np.abs(w.astype(np.float64))), axis=None, kind="stable")
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[order[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
