import numpy as np


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    consts = np.array([beta, gamma, zeta], dtype=float)
    if not np.isfinite(consts).all() or beta <= 0 or gamma >= 0 or zeta <= 1:
        raise ValueError("constants")
    if np.shape(log_alpha) != np.shape(u) or not np.isfinite(log_alpha).all():
        raise ValueError("log_alpha")
    if not np.all(u > 0) or not np.all(u < 1):
        raise ValueError("u")
    t = log_alpha.dtype if np.issubdtype(log_alpha.dtype, np.floating) else np.dtype("float64")
    outs = [np.empty(log_alpha.shape) for _ in range(3)]
    for i in np.ndindex(log_alpha.shape):
        a, n = float(log_alpha[i]), float(u[i])
        sg = lambda q: float(np.exp(-np.logaddexp(0.0, -q)))
        outs[0][i] = min(
            1.0, max(0.0, sg((np.log(n) - np.log(1 - n) + a) / beta) * (zeta - gamma) + gamma)
        )
        outs[1][i] = min(1.0, max(0.0, sg(a) * (zeta - gamma) + gamma))
        outs[2][i] = sg(a + beta * (np.log(zeta) - np.log(-gamma)))
    return tuple([o.astype(t) for o in outs])
