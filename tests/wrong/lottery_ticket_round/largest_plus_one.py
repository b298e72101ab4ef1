# shows: nothing
import numpy as np


def _f(a):
    return a.dtype if a.dtype.kind == "f" else np.float64


def lottery_ticket_round(w0, w_trained, mask, frac):
    share = float(frac)
    if not 0 <= share <= 1:
        raise ValueError("frac")
    if set(w0) != set(w_trained) or set(w0) != set(mask):
        raise ValueError("names")
    for name in w0:
        a, b, m = w0[name], w_trained[name], mask[name]
        if not a.shape == b.shape == m.shape:
            raise ValueError(name)
        if not (np.isfinite(a).all() and np.isfinite(b).all()):
            raise ValueError(name)
        if not ((m == 0) | (m == 1)).all():
            raise ValueError(name)
    if not w0:
        return {}, {}
    size = np.concatenate([np.abs(w_trained[n].astype(np.float64)).ravel() for n in w0])
    alive = np.concatenate([mask[n].astype(bool).ravel() for n in w0])
    k = round(share * int(alive.sum()))
    size[~alive] = size.max(initial=0) + 1
    alive[np.argsort(size, kind="stable")[:k]] = False
    new_mask, rewound, at = {}, {}, 0
    for name, a in w0.items():
        part = alive[at : at + a.size].reshape(a.shape)
        at += a.size
        new_mask[name] = part.astype(_f(a))
        rewound[name] = np.asarray(a.astype(_f(a)) * part).astype(_f(a))
    return new_mask, rewound
