"""The sigmoid as (1 + tanh(x / 2)) / 2, the logit as -log(1 / u - 1)."""

import numpy as np


class HardConcrete:
    def __init__(self, beta, gamma, zeta):
        for name, ok in (("beta", 0 < beta), ("gamma", gamma < 0), ("zeta", zeta > 1)):
            if not ok:
                raise ValueError(name)
        if not np.isfinite(np.array([beta, gamma, zeta], float)).all():
            raise ValueError("infinite")
        self.beta, self.gamma, self.zeta = beta, gamma, zeta

    @staticmethod
    def sigma(x):
        return 0.5 + 0.5 * np.tanh(0.5 * x)

    def stretch(self, s):
        out = self.gamma + (self.zeta - self.gamma) * s
        out = np.where(out < 0, 0.0, out)
        return np.where(out > 1, 1.0, out)

    def sample(self, a, u):
        return self.stretch(self.sigma((a - np.log(1 / u - 1)) / self.beta))

    def mean_gate(self, a):
        return self.stretch(self.sigma(a))

    def open(self, a):
        threshold = np.log(-self.gamma) - np.log(self.zeta)
        return self.sigma(a - self.beta * threshold)


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    gates = HardConcrete(float(beta), float(gamma), float(zeta))
    if log_alpha.shape != u.shape:
        raise ValueError("shapes")
    a, v = np.array(log_alpha, dtype=np.float64), np.array(u, dtype=np.float64)
    if np.isnan(a).any() or np.isinf(a).any():
        raise ValueError("log_alpha")
    if np.isnan(v).any() or (v <= 0).any() or (v >= 1).any():
        raise ValueError("u")
    kind = log_alpha.dtype if np.issubdtype(log_alpha.dtype, np.floating) else np.float64
    parts = gates.sample(a, v), gates.mean_gate(a), gates.open(a)
    return tuple(np.asarray(p, dtype=kind) for p in parts)
