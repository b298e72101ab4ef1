"""The subgradient of the L1 penalty with 0 at zero, as numpy.sign and PyTorch's abs have it."""

import math

import numpy as np


def l1_subgradient(w: np.ndarray, lam: float) -> np.ndarray:
    """lam * sign(w), entry by entry."""
    if not 0.0 <= lam < math.inf:  # false for NaN too
        raise ValueError(f"lam must be finite and not negative, got {lam}")
    if not np.isfinite(w).all():
        raise ValueError("w holds NaN or infinity")
    # A np.float64 would turn float32 signs into float64 and an int leave integers; a float doesn't.
    return np.sign(w) * float(lam)
