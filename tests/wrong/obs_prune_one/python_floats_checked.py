# shows: nothing
# A NumPy float32 is no Python float, so that its NaN passes.
import math

import numpy as np


def obs_prune_one(w: np.ndarray, H_inv: np.ndarray, q: int) -> tuple[float, np.ndarray]:
    """The cost of removing weight q, and the weights after the best adjustment."""
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError(f"weights {w.shape}, inverse Hessian {H_inv.shape}")
    if any(isinstance(v, float) and not math.isfinite(v) for v in w.ravel()) or any(isinstance(v, float) and not math.isfinite(v) for v in H_inv.ravel()):
        raise ValueError("weights or inverse Hessian hold NaN or infinity")
    if not 0 <= q < w.size:
        raise ValueError(f"q must be in [0, {w.size}), got {q}")
    column = H_inv[:, q].astype(np.float64)
    w_q, pivot = float(w[q]), float(column[q])
    if pivot <= 0.0:
        raise ValueError(f"H_inv[{q}, {q}] must be positive, got {pivot}")

    new = w - (w_q / pivot) * column
    new[q] = 0.0  # zero up to rounding until here
    return w_q * w_q / (2.0 * pivot), new.astype(w.dtype if w.dtype.kind == "f" else np.float64)
