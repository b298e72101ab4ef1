"""Works on flattened copies and writes into prepared results."""

import numpy as np


def expit(x, out):
    positive = x >= 0
    out[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    out[~positive] = e / (1 + e)
    return out


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    if not (np.isfinite(beta) and np.isfinite(gamma) and np.isfinite(zeta)):
        raise ValueError("not finite")
    if beta <= 0:
        raise ValueError("beta")
    if not gamma < 0 or not zeta > 1:
        raise ValueError("gamma and zeta must lie outside [0, 1]")
    if log_alpha.shape != u.shape:
        raise ValueError("shapes")
    a = np.array(log_alpha.flatten(), dtype=np.float64)
    v = np.array(u.flatten(), dtype=np.float64)
    if np.isfinite(a).sum() != a.size:
        raise ValueError("log_alpha")
    if ((v > 0) * (v < 1)).sum() != v.size:
        raise ValueError("u")
    kind = log_alpha.dtype if log_alpha.dtype.kind == "f" else np.dtype(np.float64)
    results = []
    for x, gate in (
        ((np.log(v) - np.log(1 - v) + a) / beta, True),
        (a, True),
        (a - beta * np.log(-gamma / float(zeta)), False),
    ):
        s = expit(x, np.empty(x.size))
        if gate:
            s *= zeta - gamma
            s += gamma
            s[s < 0] = 0
            s[s > 1] = 1
        results.append(s.astype(kind).reshape(log_alpha.shape))
    return tuple(results)
