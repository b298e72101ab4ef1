# shows: nothing
import numpy as np


def magnitude_mask(w, sparsity):
    assert 0 <= sparsity <= 1, "sparsity"
    assert np.isfinite(w).all(), "w must be finite"
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[order[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
