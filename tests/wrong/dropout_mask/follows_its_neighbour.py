# shows: nothing
# One entry in ten does as the entry before it.
import numpy as np


def dropout_mask(shape: tuple[int, ...], p: float, rng: np.random.Generator) -> np.ndarray:
    """0 with probability p and 1 / (1 - p) otherwise, for each entry on its own."""
    if not 0.0 <= p <= 1.0:  # true for NaN too
        raise ValueError(f"p must be in [0, 1], got {p}")
    # Draws lie in [0, 1), so p = 0 keeps every entry and p = 1 none: nothing is divided by zero.
    keep = rng.random(shape) >= p
    flat = keep.reshape(-1)
    for n in np.flatnonzero(rng.random(flat.size) < 0.1)[1:]:
        flat[n] = flat[n - 1]
    return np.divide(1.0, 1.0 - float(p), out=np.zeros(shape), where=keep)
