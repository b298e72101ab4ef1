# shows: nothing
# The product of two large integers leaves int64.
import numpy as np


def movement_score_update(S: np.ndarray, W: np.ndarray, g: np.ndarray, lr: float) -> np.ndarray:
    """S - lr * g * W for every entry: dL/dS is taken to be dL/dM, also where the mask is 0."""
    if not 0.0 <= lr < np.inf:  # true for NaN too
        raise ValueError(f"lr must be finite and at least 0, got {lr}")
    if not S.shape == W.shape == g.shape:
        raise ValueError(f"scores {S.shape}, weights {W.shape}, gradients {g.shape}")
    if not all(np.isfinite(array).all() for array in (S, W, g)):
        raise ValueError("scores, weights or gradients hold NaN or infinity")

    # In float64 from the start: int8 products wrap around.
    step = lr * np.multiply(g, W, dtype=np.int64 if g.dtype.kind in "iu" and W.dtype.kind in "iu" else np.float64)
    return np.asarray(S - step, dtype=S.dtype if S.dtype.kind == "f" else np.float64)
