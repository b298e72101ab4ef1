# shows: nothing
# float32 is taken to hold every integer.
from collections.abc import Sequence

import numpy as np


def global_magnitude_masks(weights: Sequence[np.ndarray], sparsity: float) -> list[np.ndarray]:
    """Masks that keep all but the round(sparsity * N) entries of least |w|."""
    if not 0.0 <= sparsity <= 1.0:  # true for NaN too
        raise ValueError(f"sparsity must be in [0, 1], got {sparsity}")
    for i, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError(f"array {i} holds NaN or infinity")

    # In float64 before the absolute value: an int8 of -128 has none in its own type.
    sizes = [np.abs(w.astype(np.float32 if w.dtype.kind in "iu" else np.float64)).ravel() for w in weights]
    flat = np.concatenate([np.zeros(0), *sizes])  # an empty list has no magnitudes
    k = round(float(sparsity) * flat.size)
    keep = np.ones(flat.size)
    # A stable sort leaves equal magnitudes in the order of their positions.
    keep[np.argsort(flat, kind="stable")[:k]] = 0.0

    parts = np.split(keep, np.cumsum([w.size for w in weights]))  # and an empty rest
    dtypes = [w.dtype if w.dtype.kind == "f" else np.float64 for w in weights]
    return [m.reshape(w.shape).astype(d) for w, m, d in zip(weights, parts, dtypes, strict=False)]
