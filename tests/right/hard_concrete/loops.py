"""Plain Python, entry by entry, with the math module."""

import math

import numpy as np


def sigmoid(x):
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    e = math.exp(x)
    return e / (1.0 + e)


def clip(x):
    return min(1.0, max(0.0, x))


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    beta, gamma, zeta = float(beta), float(gamma), float(zeta)
    if not (beta > 0 and gamma < 0 and zeta > 1):
        raise ValueError("constants")
    if math.isinf(beta) or math.isinf(gamma) or math.isinf(zeta):
        raise ValueError("constants")
    if log_alpha.shape != u.shape:
        raise ValueError("shapes")
    rows = []
    for a, v in zip(log_alpha.ravel().tolist(), u.ravel().tolist()):
        if not math.isfinite(a) or not 0 < v < 1:
            raise ValueError("entries")
        s = sigmoid((math.log(v) - math.log(1 - v) + a) / beta)
        rows.append((
            clip(s * (zeta - gamma) + gamma),
            clip(sigmoid(a) * (zeta - gamma) + gamma),
            sigmoid(a - beta * math.log(-gamma / zeta)),
        ))
    kind = log_alpha.dtype if log_alpha.dtype.kind == "f" else float
    parts = list(zip(*rows)) or [(), (), ()]
    return tuple(np.array(p, dtype=kind).reshape(log_alpha.shape) for p in parts)
