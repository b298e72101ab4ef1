"""A heap of (magnitude, number, index); masks are cleared by index tuples."""

import heapq

import numpy as np


class Round:
    def __init__(self, w0, trained, mask):
        self.w0, self.trained, self.mask = w0, trained, mask

    def check(self):
        if not (self.w0.keys() == self.trained.keys() and self.w0.keys() == self.mask.keys()):
            raise ValueError("names")
        for name in self.w0:
            a, b, m = self.w0[name], self.trained[name], self.mask[name]
            if a.shape != b.shape or a.shape != m.shape:
                raise ValueError("shapes")
            if not np.all(np.isfinite(a)) or not np.all(np.isfinite(b)):
                raise ValueError("entries")
            if not set(np.unique(m).tolist()) <= {0, 1}:
                raise ValueError("mask")

    def survivors(self):
        for number, name in enumerate(self.w0):
            for index, alive in np.ndenumerate(self.mask[name]):
                if alive:
                    yield abs(float(self.trained[name][index])), number, index

    def new_masks(self, frac):
        total = sum(int(np.count_nonzero(m)) for m in self.mask.values())
        out = []
        for name, w in self.w0.items():
            kind = w.dtype if w.dtype.kind == "f" else float
            out.append(np.array(self.mask[name], dtype=kind, order="C", copy=True))
        for _, number, index in heapq.nsmallest(round(float(frac) * total), self.survivors()):
            out[number][index] = 0
        return dict(zip(self.w0, out))


def lottery_ticket_round(w0, w_trained, mask, frac):
    if np.isnan(frac) or not 0 <= frac <= 1:
        raise ValueError("frac")
    step = Round(w0, w_trained, mask)
    step.check()
    new = step.new_masks(frac)
    rewound = {}
    for name, w in w0.items():
        rewound[name] = w.astype(new[name].dtype, copy=True)
        rewound[name][new[name] == 0] = 0
    return new, rewound
