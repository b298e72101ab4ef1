# shows: nothing
# A parameter has another name than the task gives it.
"""Inverted dropout (Srivastava et al., 2014, with the scale moved to training time)."""

import numpy as np


def dropout_forward(x: np.ndarray, p: float, u: np.ndarray, train: bool = True) -> np.ndarray:
    """x / (1 - p) where the draw is at least p, 0 elsewhere; outside training a copy of x."""
    if not 0.0 <= p <= 1.0:  # true for NaN too
        raise ValueError(f"p must be in [0, 1], got {p}")
    if x.shape != u.shape:
        raise ValueError(f"x has shape {x.shape}, u has shape {u.shape}")
    if not np.isfinite(x).all():
        raise ValueError("x holds NaN or infinity")
    if not ((u >= 0.0) & (u < 1.0)).all():  # true for NaN too
        raise ValueError("the entries of u must be in [0, 1)")

    kind = x.dtype if x.dtype.kind == "f" else np.float64
    if not train:
        return np.array(x, dtype=kind)
    # For p = 1 no draw is large enough, so that nothing is divided by zero.
    return np.divide(x, 1.0 - float(p), out=np.zeros(x.shape, kind), where=u >= p)
