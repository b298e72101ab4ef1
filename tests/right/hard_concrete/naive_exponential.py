"""1 / (1 + exp(-x)) as it is: an infinite exponential gives the right 0."""

import numpy as np


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    if np.isnan([beta, gamma, zeta]).any() or np.isinf([beta, gamma, zeta]).any():
        raise ValueError("constants must be finite")
    if beta <= 0 or gamma >= 0 or zeta <= 1:
        raise ValueError("constants out of range")
    if u.shape != log_alpha.shape or not np.all(np.isfinite(log_alpha)):
        raise ValueError("log_alpha")
    if np.any(~((u > 0) & (u < 1))):
        raise ValueError("u")
    dtype = np.float64 if log_alpha.dtype.kind in "iu" else log_alpha.dtype
    a, v = log_alpha.astype("f8"), u.astype("f8")
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-(np.log(v / (1 - v)) + a) / beta))
        fixed = 1 / (1 + np.exp(-a))
        p = 1 / (1 + np.exp(-(a - beta * np.log(-gamma / zeta))))
    z = np.minimum(1, np.maximum(0, s * (zeta - gamma) + gamma))
    z_det = np.minimum(1, np.maximum(0, fixed * (zeta - gamma) + gamma))
    return z.astype(dtype), z_det.astype(dtype), p.astype(dtype)
