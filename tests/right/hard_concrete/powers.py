"""Odds in place of logits: alpha u / (1 - u), its power 1 / beta, and x / (1 + x), in logarithms."""

import numpy as np


def share(log_odds):
    """odds / (1 + odds), by halves so that neither overflows."""
    out = np.empty(np.shape(log_odds))
    low = log_odds < 0
    odds = np.exp(np.where(low, log_odds, 0.0))
    inverse = np.exp(np.where(low, 0.0, -log_odds))
    out[...] = np.where(low, odds / (1 + odds), 1 / (1 + inverse))
    return out


def hard_concrete(log_alpha, u, beta=2 / 3, gamma=-0.1, zeta=1.1):
    for value, low, high in ((beta, 0, np.inf), (gamma, -np.inf, 0), (zeta, 1, np.inf)):
        if not low < value < high:
            raise ValueError(f"{value} isn't between {low} and {high}")
    if np.shape(log_alpha) != np.shape(u):
        raise ValueError("shapes")
    if not np.isfinite(log_alpha).all() or not np.logical_and(u > 0, u < 1).all():
        raise ValueError("entries")
    a = log_alpha.astype(float)
    v = u.astype(float)
    log_odds = a + np.log(v) - np.log1p(-v)
    width = zeta - gamma
    out = []
    for s in (share(log_odds / beta), share(a)):
        out.append(np.median([np.zeros(s.shape), width * s + gamma, np.ones(s.shape)], axis=0))
    out.append(share(a + beta * np.log(zeta / -gamma)))
    kind = log_alpha.dtype if log_alpha.dtype.kind == "f" else a.dtype
    return tuple(np.array(o, kind) for o in out)
