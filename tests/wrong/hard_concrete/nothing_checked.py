# shows: no_validation
import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(x / 2))


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    dtype = log_alpha.dtype if log_alpha.dtype.kind == "f" else np.float64
    a, u = log_alpha.astype(np.float64), u.astype(np.float64)
    z = sigmoid((np.log(u) - np.log(1 - u) + a) / beta)
    z_det = sigmoid(a)
    p_active = sigmoid(a - beta * np.log(-gamma / zeta))
    gates = [np.clip(s * (zeta - gamma) + gamma, 0, 1) for s in (z, z_det)]
    return tuple(x.astype(dtype) for x in (*gates, p_active))
