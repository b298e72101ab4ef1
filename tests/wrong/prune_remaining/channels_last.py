# shows: nothing
# Ties in filters go by another order of axes.
import numpy as np


def prune_remaining(w: np.ndarray, mask: np.ndarray, frac: float) -> np.ndarray:
    """The mask without the round(frac * survivors) survivors of least |w|."""
    if not 0.0 <= frac <= 1.0:  # true for NaN too
        raise ValueError(f"frac must be in [0, 1], got {frac}")
    if w.shape != mask.shape:
        raise ValueError(f"w has shape {w.shape}, mask {mask.shape}")
    if not np.isfinite(w).all():
        raise ValueError("w holds NaN or infinity")
    if not np.isin(mask, (0, 1)).all():
        raise ValueError("mask must hold 0s and 1s only")

    place = np.arange(w.size).reshape(w.shape)
    place = (place.transpose(0, 2, 3, 1) if w.ndim == 4 else place).ravel()
    alive = place[mask.ravel()[place] != 0]
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    k = round(float(frac) * alive.size)
    keep = np.zeros(w.size)
    keep[alive] = 1.0
    # The sort ranks survivors; `alive` leads from there to positions in the array.
    keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0
    return keep.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
