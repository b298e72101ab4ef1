# shows: nothing
import numpy as np


def magnitude_mask(w, sparsity):
    if not (sparsity >= 0 and sparsity <= 1) or np.isnan(w).any() or np.isinf(w).any():
        raise ValueError("bad input")
    k = round(float(sparsity) * w.size)
    size = np.absolute(w, dtype=np.float64) if w.dtype.kind == "f" else abs(w.astype(float))
    size = size.reshape(-1)
    mask = np.ones(w.size, dtype=w.dtype if w.dtype.kind == "f" else float)
    if k:
        cut = np.partition(size, k - 1)[k - 1]
        same = np.isclose(size, cut, rtol=1e-12, atol=0)
        low = (size < cut) & ~same
        mask[low] = 0
        mask[np.nonzero(same)[0][: k - int(low.sum())]] = 0
    return mask.reshape(w.shape)
