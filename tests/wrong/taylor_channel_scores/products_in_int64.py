# shows: nothing
# The product of two large integers leaves int64.
import numpy as np


def taylor_channel_scores(w: np.ndarray, g: np.ndarray) -> np.ndarray:
    """(sum of g * w) squared, for each index of axis 0."""
    if w.shape != g.shape:
        raise ValueError(f"weights {w.shape}, gradients {g.shape}")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("weights or gradients hold NaN or infinity")

    # In float64 from the start: where products cancel, their rounding errors are what is left.
    products = np.multiply(w, g, dtype=np.int64 if w.dtype.kind in "iu" and g.dtype.kind in "iu" else np.float64)
    sums = products.sum(axis=tuple(range(1, w.ndim)))
    return np.square(sums).astype(w.dtype if w.dtype.kind == "f" else np.float64)
