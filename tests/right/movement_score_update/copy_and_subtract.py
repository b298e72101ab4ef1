"""Subtracts in place from a copy, as an optimiser does."""

import numpy as np


def movement_score_update(S, W, g, lr):
    if not (lr >= 0 and lr != float("inf")):
        raise ValueError(f"lr = {lr}")
    if len({S.shape, W.shape, g.shape}) != 1:
        raise ValueError("shapes")
    if any(np.isnan(a).any() or np.isinf(a).any() for a in (S, W, g)):
        raise ValueError("entries")
    scores = np.array(S, dtype=np.float64)
    scores -= float(lr) * W.astype(np.float64) * g
    return scores.astype(S.dtype) if S.dtype.kind == "f" else scores
