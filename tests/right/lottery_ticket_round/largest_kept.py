"""Chooses what stays: the largest by a stable sort of the reversed list; ranks by squares."""

import numpy as np


class BadRound(ValueError):
    pass


def lottery_ticket_round(w0, w_trained, mask, frac):
    if not 0 <= frac <= 1:
        raise BadRound("frac")
    if len(w0) != len(w_trained) or len(w0) != len(mask):
        raise BadRound("names")
    positions, scores = [], []
    for name, w in w0.items():
        if name not in w_trained or name not in mask:
            raise BadRound(name)
        t, m = w_trained[name], mask[name]
        if not (w.shape == t.shape and w.shape == m.shape):
            raise BadRound(name)
        if np.isfinite(w).sum() < w.size or np.isfinite(t).sum() < t.size:
            raise BadRound(name)
        if np.any(m * (1.0 - m) != 0):
            raise BadRound(name)
        for i in np.nonzero(np.reshape(m, -1))[0]:
            positions.append((name, int(i)))
            scores.append(float(t.reshape(-1)[i]) ** 2)
    stay = len(scores) - round(float(frac) * len(scores))
    # Reversed, the last of equals comes first, and it is the one that stays.
    order = np.argsort(-np.array(scores[::-1]), kind="stable")[:stay]
    kinds = {n: (w.dtype if w.dtype.kind == "f" else np.float64) for n, w in w0.items()}
    new = {n: np.zeros(w.size, kinds[n]) for n, w in w0.items()}
    back = {n: np.zeros(w.size, kinds[n]) for n, w in w0.items()}
    for o in order:
        name, i = positions[len(scores) - 1 - o]
        new[name][i] = 1
        back[name][i] = w0[name].reshape(-1)[i]
    shaped = [{n: a.reshape(w0[n].shape) for n, a in d.items()} for d in (new, back)]
    return shaped[0], shaped[1]
