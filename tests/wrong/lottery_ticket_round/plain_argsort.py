# shows: unstable_sort
import numpy as np


def float_type(w):
    return w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64


def check(w0, w_trained, mask, frac):
    if not 0 <= frac <= 1:
        raise ValueError("frac")
    if w0.keys() != w_trained.keys() or w0.keys() != mask.keys():
        raise ValueError("names")
    for name in w0:
        shapes = {w0[name].shape, w_trained[name].shape, mask[name].shape}
        if len(shapes) > 1:
            raise ValueError(f"{name}: shapes {shapes}")
        if not np.all(np.isfinite(w0[name])) or not np.all(np.isfinite(w_trained[name])):
            raise ValueError(f"{name}: not finite")
        if np.any((mask[name] != 0) & (mask[name] != 1)):
            raise ValueError(f"{name}: no mask")


def lottery_ticket_round(w0, w_trained, mask, frac):
    check(w0, w_trained, mask, frac)
    if not w0:
        return {}, {}
    trained = np.concatenate([w_trained[n].astype(np.float64).ravel() for n in w0])
    alive = np.concatenate([mask[n].astype(bool).ravel() for n in w0])
    magnitude = np.abs(trained)
    magnitude[~alive] = np.inf
    k = round(float(frac) * int(alive.sum()))
    flat = alive.astype(np.float64)
    places = np.flatnonzero(alive)
    flat[places[np.argsort(magnitude[places])[:k]]] = 0
    new_mask, rewound, start = {}, {}, 0
    for n, w in w0.items():
        m = flat[start:start + w.size].reshape(w.shape)
        start += w.size
        new_mask[n] = m.astype(float_type(w))
        rewound[n] = np.where(m == 1, w, 0).astype(float_type(w))
    return new_mask, rewound
