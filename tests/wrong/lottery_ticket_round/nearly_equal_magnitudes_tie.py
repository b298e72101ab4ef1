# shows: nothing
"""A threshold over all layers, and a budget of ties handed from layer to layer."""

import numpy as np


class Ticket:
    def __init__(self, w0, trained, mask):
        if not set(w0) == set(trained) == set(mask):
            raise ValueError("the dicts have other names")
        self.rows = [(n, w0[n], trained[n], mask[n]) for n in w0]
        for n, *arrays in self.rows:
            if len({a.shape for a in arrays}) != 1:
                raise ValueError(n)
            if not all(np.isfinite(a).all() for a in arrays):
                raise ValueError(n)
            if np.any(
                arrays[2] * (arrays[2] - arrays[2].dtype.type(1)) if arrays[2].dtype != bool else 0
            ):
                raise ValueError(n)

    def magnitudes(self):
        return [np.abs(t.astype(float))[m != 0] for _, _, t, m in self.rows]

    def pruned(self, share):
        left = np.concatenate([*self.magnitudes(), np.zeros(0)])
        k = round(share * left.size)
        cut = np.partition(left, k - 1)[k - 1] if k else -1.0
        room = k - int((left < cut).sum())
        for name, w, t, m in self.rows:
            size = np.abs(t.astype(float))
            keep = (m != 0) & (size >= cut)
            level = np.flatnonzero((keep & np.isclose(size, cut, atol=0, rtol=1e-10)).ravel())[
                :room
            ]
            room -= level.size
            keep = keep.ravel()
            keep[level] = False
            yield name, w, keep.reshape(w.shape)


def lottery_ticket_round(w0, w_trained, mask, frac):
    if not 0 <= float(frac) <= 1:
        raise ValueError("frac")
    new, back = {}, {}
    for name, w, keep in Ticket(w0, w_trained, mask).pruned(float(frac)):
        dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
        new[name] = keep.astype(dtype)
        back[name] = (
            np.multiply(w, keep, dtype=dtype, casting="unsafe") + dtype(0)
            if callable(dtype)
            else np.array(np.where(keep, w, 0), dtype)
        )
    return new, back
