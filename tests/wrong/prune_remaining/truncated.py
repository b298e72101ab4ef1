# shows: truncates_count
import numpy as np


def prune_remaining(w, mask, frac):
    if frac < 0 or frac > 1 or np.isnan(frac):
        raise ValueError(f"bad fraction {frac}")
    if np.shape(w) != np.shape(mask) or np.any(~np.isfinite(w)):
        raise ValueError("bad weights")
    if np.any((mask != 0) & (mask != 1)):
        raise ValueError("bad mask")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    ranked = sorted((abs(v), i) for i, v in enumerate(w.ravel().tolist()) if mask.ravel()[i])
    new = (mask != 0).astype(kind).flatten()
    for _, i in ranked[: int(len(ranked) * float(frac))]:
        new[i] = 0
    return new.reshape(w.shape)
