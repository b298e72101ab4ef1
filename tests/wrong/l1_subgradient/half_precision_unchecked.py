# shows: nothing
# NaN is looked for in two of the three float dtypes.
import math

import numpy as np


def l1_subgradient(w: np.ndarray, lam: float) -> np.ndarray:
    """lam * sign(w), entry by entry."""
    if not 0.0 <= lam < math.inf:  # false for NaN too
        raise ValueError(f"lam must be finite and not negative, got {lam}")
    if w.dtype in (np.float32, np.float64) and not np.isfinite(w).all():
        raise ValueError("w holds NaN or infinity")
    # A np.float64 would turn float32 signs into float64 and an int leave integers; a float doesn't.
    return np.sign(w) * float(lam)
