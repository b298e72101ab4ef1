# shows: nothing
# In a convolution a filter lives if one of its weights does.
import numpy as np


def masked_sgd_step(
    w: np.ndarray,
    g: np.ndarray,
    buf: np.ndarray,
    mask: np.ndarray,
    lr: float,
    momentum: float,
    weight_decay: float,
) -> tuple[np.ndarray, np.ndarray]:
    """The weights and the buffer after one step, both 0 where the mask is 0."""
    if not 0.0 <= lr < np.inf:  # true for NaN too
        raise ValueError(f"lr must be finite and at least 0, got {lr}")
    if not 0.0 <= momentum < 1.0:
        raise ValueError(f"momentum must be in [0, 1), got {momentum}")
    if not 0.0 <= weight_decay < np.inf:
        raise ValueError(f"weight_decay must be finite and at least 0, got {weight_decay}")
    for name, a in (("w", w), ("g", g), ("buf", buf), ("mask", mask)):
        if a.shape != w.shape:
            raise ValueError(f"{name} has shape {a.shape}, w has {w.shape}")
        if not np.isfinite(a).all():
            raise ValueError(f"{name} holds NaN or infinity")
    if not np.isin(mask, (0, 1)).all():
        raise ValueError("mask must hold 0s and 1s only")

    weights, d, velocity = (a.astype(np.float64) for a in (w, g, buf))
    d = d + weight_decay * weights
    velocity = momentum * velocity + d
    weights = weights - lr * velocity
    # After the step, and both: what is in the buffer would move the weight in the next step.
    if w.ndim == 4:
        mask = np.broadcast_to(mask.any(axis=(1, 2, 3), keepdims=True), mask.shape)
    weights, velocity = np.where(mask, weights, 0.0), np.where(mask, velocity, 0.0)
    return _as(weights, w), _as(velocity, buf)


def _as(values: np.ndarray, array: np.ndarray) -> np.ndarray:
    """The values in the dtype of an array, or in float64 if it holds integers."""
    return values.astype(array.dtype if array.dtype.kind == "f" else np.float64)
