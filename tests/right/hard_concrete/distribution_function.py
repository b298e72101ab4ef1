"""P(z > 0) as one less the distribution function at 0, as the authors' code has it, unclamped."""

import numpy as np


def logaddexp_sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))


def cdf(x, log_alpha, beta, gamma, zeta):
    xn = (x - gamma) / (zeta - gamma)
    logits = np.log(xn) - np.log(1 - xn)
    return logaddexp_sigmoid(logits * beta - log_alpha)


def validated(log_alpha, u, beta, gamma, zeta):
    good = 0 < beta < float("inf") and float("-inf") < gamma < 0 and 1 < zeta < float("inf")
    good = good and log_alpha.shape == u.shape
    good = good and bool(np.isfinite(log_alpha).all() and (u > 0).all() and (u < 1).all())
    if not good:
        raise ValueError("bad arguments")
    return np.float64(1) * log_alpha, np.float64(1) * u


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    dtype = np.result_type(log_alpha.dtype, np.float16) if log_alpha.dtype.kind == "f" else "d"
    beta, gamma, zeta = float(beta), float(gamma), float(zeta)
    a = log_alpha.astype(np.float64)
    validated(log_alpha, u, beta, gamma, zeta)
    u = u.astype(np.float64)
    y = logaddexp_sigmoid((np.log(u) - np.log(1 - u) + a) / beta)
    z = np.clip(y * (zeta - gamma) + gamma, 0, 1)
    pi = logaddexp_sigmoid(a)
    z_det = np.clip(pi * (zeta - gamma) + gamma, 0, 1)
    p = 1 - cdf(0.0, a, beta, gamma, zeta)
    return z.astype(dtype), z_det.astype(dtype), p.astype(dtype)
