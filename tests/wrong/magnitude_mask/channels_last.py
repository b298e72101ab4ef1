# shows: nothing
# Ties in filters go by another order of axes.
import numpy as np


def magnitude_mask(w: np.ndarray, sparsity: float) -> np.ndarray:
    """Mask that keeps all but the round(sparsity * n) entries of least |w|."""
    if not 0.0 <= sparsity <= 1.0:  # true for NaN too
        raise ValueError(f"sparsity must be in [0, 1], got {sparsity}")
    if not np.isfinite(w).all():
        raise ValueError("w holds NaN or infinity")

    # In float64 before the absolute value: an int8 of -128 has none in its own type.
    size = np.abs(w.astype(np.float64)).ravel()
    k = round(float(sparsity) * size.size)
    keep = np.ones(size.size)
    # A stable sort leaves equal magnitudes in the order of their positions.
    place = np.arange(w.size).reshape(w.shape)
    place = (place.transpose(0, 2, 3, 1) if w.ndim == 4 else place).ravel()
    keep[place[np.argsort(size[place], kind="stable")[:k]]] = 0.0
    return keep.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
