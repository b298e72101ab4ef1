# shows: nothing
# What lies between 0 and 1 is never looked at.
import numpy as np


def prune_remaining(w: np.ndarray, mask: np.ndarray, frac: float) -> np.ndarray:
    """The mask without the round(frac * survivors) survivors of least |w|."""
    if not 0.0 <= frac <= 1.0:  # true for NaN too
        raise ValueError(f"frac must be in [0, 1], got {frac}")
    if w.shape != mask.shape:
        raise ValueError(f"w has shape {w.shape}, mask {mask.shape}")
    if not np.isfinite(w).all():
        raise ValueError("w holds NaN or infinity")
    if mask.size and not (mask.min() in (0, 1) and mask.max() in (0, 1)):
        raise ValueError("mask must hold 0s and 1s only")

    alive = np.flatnonzero(mask)  # the survivors' positions, in C order
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    k = round(float(frac) * alive.size)
    keep = np.zeros(w.size)
    keep[alive] = 1.0
    # The sort ranks survivors; `alive` leads from there to positions in the array.
    keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0
    return keep.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
