# shows: finite_sum_expected
import numpy as np


def _check(log_alpha, u, beta, gamma, zeta):
    if log_alpha.shape != u.shape:
        raise ValueError("shapes differ")
    if not np.isfinite(log_alpha).all():
        raise ValueError("log_alpha must be finite")
    if not ((u > 0) & (u < 1)).all():
        raise ValueError("u must lie in (0, 1)")
    if not (0 < beta < np.inf and -np.inf < gamma < 0 and 1 < zeta < np.inf):
        raise ValueError("beta, gamma or zeta out of range")


def _sig(t):
    return np.where(
        t >= 0, 1 / (1 + np.exp(-np.abs(t))), np.exp(-np.abs(t)) / (1 + np.exp(-np.abs(t)))
    )


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    if log_alpha.shape != u.shape:
        raise ValueError("shapes differ")
    if not np.isfinite(log_alpha.sum(dtype=float)):
        raise ValueError("log_alpha must be finite")
    if log_alpha.size and not (u.min() > 0 and u.max() < 1):
        raise ValueError("u must lie in (0, 1)")
    if not (0 < beta < np.inf and -np.inf < gamma < 0 and 1 < zeta < np.inf):
        raise ValueError("beta, gamma or zeta out of range")
    a, v = log_alpha.astype(np.float64), u.astype(np.float64)
    dt = log_alpha.dtype if log_alpha.dtype.kind == "f" else float
    h = lambda s: np.clip(s * (zeta - gamma) + gamma, 0, 1)
    z = h(_sig((np.log(v) - np.log(1 - v) + a) / beta)).astype(dt)
    return z, h(_sig(a)).astype(dt), _sig(a - beta * np.log(-gamma / zeta)).astype(dt)
