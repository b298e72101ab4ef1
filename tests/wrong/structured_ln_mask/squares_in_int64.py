# shows: nothing
# The square of a large integer leaves int64.
import numpy as np


def structured_ln_mask(w: np.ndarray, amount: float, n: float, dim: int) -> np.ndarray:
    """Mask that keeps all but the round(amount * w.shape[dim]) slices of least Ln norm."""
    if not 0.0 <= amount <= 1.0:  # true for NaN too
        raise ValueError(f"amount must be in [0, 1], got {amount}")
    if n not in (1, 2, np.inf):
        raise ValueError(f"n must be 1, 2 or infinity, got {n}")
    if not -w.ndim <= dim < w.ndim:
        raise ValueError(f"dim {dim} is out of range for {w.ndim} axes")
    if not np.isfinite(w).all():
        raise ValueError("w holds NaN or infinity")

    size = np.abs(w.astype(np.float64 if w.dtype.kind == "f" else np.int64))
    others = tuple(axis for axis in range(w.ndim) if axis != dim % w.ndim)
    # The root of the sum is left out: it changes no order.
    norms = size.max(axis=others) if n == np.inf else (size**n).sum(axis=others)
    k = round(float(amount) * norms.size)
    keep = np.ones(norms.size)
    keep[np.argsort(norms, kind="stable")[:k]] = 0.0

    mask = np.expand_dims(keep, others)  # length 1 on every other axis
    dtype = w.dtype if w.dtype.kind == "f" else np.float64
    return np.broadcast_to(mask, w.shape).astype(dtype)
