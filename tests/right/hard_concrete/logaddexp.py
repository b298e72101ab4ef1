import numpy as np


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    for ok in (0 < beta < np.inf, -np.inf < gamma < 0, 1 < zeta < np.inf, log_alpha.shape == u.shape):
        if not ok:
            raise ValueError
    if not np.isfinite(log_alpha).all() or not np.all((0 < u) * (u < 1)):
        raise ValueError
    a, v = np.float64(log_alpha), np.float64(u)

    def sig(x):
        return np.exp(-np.logaddexp(0, -x))

    def h(s):
        return np.minimum(1, np.maximum(0, s * (zeta - gamma) + gamma))

    kind = log_alpha.dtype if log_alpha.dtype.kind == "f" else np.dtype("f8")
    out = h(sig((np.log(v) - np.log1p(-v) + a) / beta)), h(sig(a)), sig(a - beta * (np.log(-gamma) - np.log(zeta)))
    return tuple(np.asarray(x).astype(kind) for x in out)
