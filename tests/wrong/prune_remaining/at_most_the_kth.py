# shows: threshold_prunes_ties
import numpy as np


def prune_remaining(w, mask, frac):
    if frac < 0 or frac > 1 or np.isnan(frac):
        raise ValueError(f"bad fraction {frac}")
    if np.shape(w) != np.shape(mask) or np.any(~np.isfinite(w)):
        raise ValueError("bad weights")
    if np.any((mask != 0) & (mask != 1)):
        raise ValueError("bad mask")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    size = np.abs(w.astype(np.float64))
    left = np.sort(size[mask == 1])
    k = round(float(frac) * left.size)
    threshold = left[k - 1] if k else -1.0
    return np.where((mask == 1) & (size > threshold), 1, 0).astype(kind)
