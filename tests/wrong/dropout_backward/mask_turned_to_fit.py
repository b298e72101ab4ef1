# shows: nothing
# A mask that fits the other way too is turned.
import numpy as np


def dropout_backward(g: np.ndarray, mask: np.ndarray, p: float) -> np.ndarray:
    """The gradient that arrives, through the mask and the scale of the forward pass."""
    if not 0.0 <= p <= 1.0:  # true for NaN too
        raise ValueError(f"p must be in [0, 1], got {p}")
    if g.shape != mask.shape:
        raise ValueError(f"g has shape {g.shape}, mask has shape {mask.shape}")
    if not np.isfinite(g).all():
        raise ValueError("g holds NaN or infinity")
    if not np.isin(mask, (0, 1)).all():  # true for NaN too
        raise ValueError("the entries of mask must be 0 or 1")

    kind = g.dtype if g.dtype.kind == "f" else np.float64
    if p == 1.0:  # no scale exists; the output is constant
        return np.zeros(g.shape, kind)
    return np.divide(g, 1.0 - float(p), out=np.zeros(g.shape, kind), where=(mask.T if mask.ndim == 2 and mask.T.shape == g.shape else mask).astype(bool))
