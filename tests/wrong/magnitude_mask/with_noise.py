# shows: nothing
# Breaks ties at random, from a fixed seed.
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    noise = np.random.default_rng(0).random(w.size)
    order = np.lexsort((noise, np.abs(w.astype(np.float64)).ravel()))
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[order[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
