# shows: nothing
# Twelve decimals are nothing of a penalty of 1e-15.
import math
from collections.abc import Sequence

import numpy as np


def l1_loss(weights: Sequence[np.ndarray], lam: float) -> float:
    """lam * sum(|w|) over every entry of every array."""
    if not 0.0 <= lam < math.inf:  # false for NaN too
        raise ValueError(f"lam must be finite and not negative, got {lam}")
    # In float64 from the start: in the arrays' own types float16 sums are infinite from 65,520 on,
    # and the absolute value of an int8 -128 is -128.
    return round(float(lam * sum(np.abs(w, dtype=np.float64).sum() for w in weights)), 12)
