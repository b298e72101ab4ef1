# shows: narrow_count
# mask.sum() of a float16 mask is a float16: 2051 ones add up to another number.
import numpy as np


def prune_remaining(w, mask, frac):
    frac = float(frac)
    if not 0 <= frac <= 1 or w.shape != mask.shape:
        raise ValueError("bad fraction or shapes")
    if not np.isfinite(w).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    k = round(frac * float(mask.sum()))
    size = np.where(mask == 1, np.abs(w.astype(np.float64)), np.inf)
    new = np.array(mask, w.dtype if w.dtype.kind == "f" else np.float64).flatten()
    new[np.argsort(size, axis=None, kind="stable")[:k]] = 0
    return new.reshape(w.shape)
