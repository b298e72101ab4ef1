# shows: nothing
# The first k entries up to the threshold go, so ties use up k before smaller entries come.
import numpy as np


def global_magnitude_masks(weights, sparsity):
    share = float(sparsity)
    if not 0 <= share <= 1 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    sizes = [np.abs(w.astype(np.float64)).ravel() for w in weights]
    flat = np.concatenate([np.zeros(0), *sizes])
    left = round(share * flat.size)
    cut = np.sort(flat)[left - 1] if left else -1.0
    masks = []
    for w, size in zip(weights, sizes, strict=True):
        mask = np.ones(size.size, w.dtype if w.dtype.kind == "f" else np.float64)
        gone = np.flatnonzero(size <= cut)[:left]
        mask[gone] = 0
        left -= len(gone)
        masks.append(mask.reshape(w.shape))
    return masks
