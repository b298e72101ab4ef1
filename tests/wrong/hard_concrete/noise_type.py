# shows: noise_dtype
import numpy as np


def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    if not np.isfinite([beta, gamma, zeta]).all():
        raise ValueError("constants")
    if beta <= 0:
        raise ValueError("beta")
    if gamma >= 0:
        raise ValueError("gamma")
    if zeta <= 1:
        raise ValueError("zeta")
    if log_alpha.shape != u.shape:
        raise ValueError("shapes")
    if not np.all(np.isfinite(log_alpha)):
        raise ValueError("log_alpha")
    if not np.all((u > 0) & (u < 1)):
        raise ValueError("u")
    dtype = u.dtype
    a = log_alpha.astype(np.float64)
    v = u.astype(np.float64)
    s = sigmoid((np.log(v) - np.log(1 - v) + a) / beta)
    z = np.clip(s * (zeta - gamma) + gamma, 0, 1)
    z_det = np.clip(sigmoid(a) * (zeta - gamma) + gamma, 0, 1)
    p_active = sigmoid(a - beta * np.log(-gamma / zeta))
    return z.astype(dtype), z_det.astype(dtype), p_active.astype(dtype)
