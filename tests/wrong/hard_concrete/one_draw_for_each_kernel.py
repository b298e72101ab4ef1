# shows: nothing
# In a convolution a kernel shares its first draw.
import numpy as np


def hard_concrete(
    log_alpha: np.ndarray,
    u: np.ndarray,
    beta: float = 2 / 3,
    gamma: float = -0.1,
    zeta: float = 1.1,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The gates for the noise u, the gates of evaluation, and the probability of an open gate."""
    if not 0.0 < beta < np.inf:  # true for NaN too
        raise ValueError(f"beta must be positive and finite, got {beta}")
    if not -np.inf < gamma < 0.0:
        raise ValueError(f"gamma must be negative and finite, got {gamma}")
    if not 1.0 < zeta < np.inf:
        raise ValueError(f"zeta must be above 1 and finite, got {zeta}")
    if log_alpha.shape != u.shape:
        raise ValueError(f"log_alpha has shape {log_alpha.shape}, u {u.shape}")
    if not np.isfinite(log_alpha).all():
        raise ValueError("log_alpha holds NaN or infinity")
    if not ((u > 0.0) & (u < 1.0)).all():
        raise ValueError("u must lie in (0, 1), without its ends")

    location, noise = log_alpha.astype(np.float64), u.astype(np.float64)
    if noise.ndim == 4:
        noise = np.broadcast_to(noise[:, :, :1, :1], noise.shape)
    logistic = np.log(noise) - np.log1p(-noise)
    z = _hard(_sigmoid((logistic + location) / beta), gamma, zeta)
    z_det = _hard(_sigmoid(location), gamma, zeta)
    # The gate is open where the concrete variable exceeds -gamma / (zeta - gamma).
    p_active = _sigmoid(location - beta * np.log(-gamma / zeta))
    kind = log_alpha.dtype if log_alpha.dtype.kind == "f" else np.float64
    return z.astype(kind), z_det.astype(kind), p_active.astype(kind)


def _hard(s: np.ndarray, gamma: float, zeta: float) -> np.ndarray:
    """A variable in (0, 1) stretched to (gamma, zeta) and clipped to [0, 1]."""
    return np.clip(s * (zeta - gamma) + gamma, 0.0, 1.0)


def _sigmoid(x: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-x)); the exponent is never positive, so nothing overflows."""
    small = np.exp(-np.abs(x))
    return np.where(x < 0.0, small, 1.0) / (1.0 + small)
