# shows: nothing
# float32 is taken to hold every integer.
import numpy as np


def soft_threshold(x: np.ndarray, t: float) -> np.ndarray:
    """x moved by t towards zero, entry by entry, and no further than zero."""
    if not t >= 0.0:  # true for NaN too
        raise ValueError(f"t must not be negative or NaN, got {t}")
    if not np.isfinite(x).all():
        raise ValueError("x holds NaN or infinity")
    # What is taken away is x clipped to [-t, t]. Bounds that are Python floats leave float32 alone.
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    x = x if x.dtype.kind == "f" else x.astype(np.float32)
    return np.asarray(x - np.clip(x, -float(t), float(t)), dtype=kind)
