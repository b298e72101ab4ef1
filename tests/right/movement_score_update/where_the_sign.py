"""Adds where weight and step point the same way, subtracts elsewhere."""

import numpy as np


def movement_score_update(S, W, g, lr):
    if lr != lr or lr < 0 or lr == np.inf:
        raise ValueError("lr")
    if not (S.shape == W.shape == g.shape):
        raise ValueError("shapes")
    if np.count_nonzero(~(np.isfinite(S) & np.isfinite(W) & np.isfinite(g))):
        raise ValueError("entries")
    size = lr * np.abs(W.astype(float)) * np.abs(g.astype(float))
    outwards = (W > 0) != (g > 0)
    moved = np.where(outwards, S + size, S - size)
    return moved.astype(S.dtype if S.dtype.kind == "f" else float)
