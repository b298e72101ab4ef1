"""Pruned entries get an infinite score, so that they come last in one ranking of all."""

import numpy as np


def floating(a):
    return a.dtype if a.dtype.kind == "f" else np.dtype(float)


def lottery_ticket_round(w0, w_trained, mask, frac):
    if not (0 <= frac <= 1):
        raise ValueError(f"frac {frac}")
    if sorted(w0) != sorted(w_trained) or sorted(w0) != sorted(mask):
        raise ValueError("the names differ")
    names = list(w0)
    for n in names:
        if not (np.shape(w0[n]) == np.shape(w_trained[n]) == np.shape(mask[n])):
            raise ValueError(n)
        for a in (w0[n], w_trained[n]):
            if np.isnan(a).any() or np.isinf(a).any():
                raise ValueError(n)
        if ((mask[n] != 0) & (mask[n] != 1)).any():
            raise ValueError(n)
    if not names:
        return {}, {}
    score = np.concatenate(
        [np.where(mask[n] == 1, np.abs(w_trained[n].astype("f8")), np.inf).ravel() for n in names]
    )
    alive = int(sum((mask[n] == 1).sum() for n in names))
    order = np.lexsort((np.arange(score.size), score))
    score[order[: round(float(frac) * alive)]] = np.inf
    keep = np.isfinite(score)
    new, back, i = {}, {}, 0
    for n in names:
        m = keep[i : i + w0[n].size].reshape(w0[n].shape)
        i += w0[n].size
        new[n] = m.astype(floating(w0[n]))
        back[n] = np.where(m, w0[n], 0).astype(floating(w0[n]))
    return new, back
