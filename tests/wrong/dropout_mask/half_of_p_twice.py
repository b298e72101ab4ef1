# shows: nothing
# Two drops of p / 2 are less than one of p.
import numpy as np


def dropout_mask(shape: tuple[int, ...], p: float, rng: np.random.Generator) -> np.ndarray:
    """0 with probability p and 1 / (1 - p) otherwise, for each entry on its own."""
    if not 0.0 <= p <= 1.0:  # true for NaN too
        raise ValueError(f"p must be in [0, 1], got {p}")
    # Draws lie in [0, 1), so p = 0 keeps every entry and p = 1 none: nothing is divided by zero.
    keep = (rng.random(shape) >= p / 2) & (rng.random(shape) >= p / 2)
    return np.divide(1.0, 1.0 - float(p), out=np.zeros(shape), where=keep)
