"""heapq over (score, position) of what is alive; masks as booleans until the end."""

import heapq

import numpy as np


class Net:
    def __init__(self, weights):
        self.absolute = [np.absolute(w, dtype=np.float64) for w in weights]
        self.alive = [np.ones(w.shape, dtype=bool) for w in weights]
        self.total = sum(w.size for w in weights)

    def scores(self):
        layers = [np.where(m, w, 0.0) for w, m in zip(self.absolute, self.alive, strict=True)]
        up = [np.ones(layers[0].shape[1])]
        for w in layers[:-1]:
            up.append((w * up[-1]).sum(axis=1))
        down = np.ones(layers[-1].shape[0])
        for level in range(len(layers) - 1, -1, -1):
            yield level, np.einsum("o,oi,i->oi", down, layers[level], up[level])
            down = (layers[level] * down[:, None]).sum(axis=0)

    def shrink_to(self, count):
        if not self.total:
            return
        ranked = [
            (float(s[index]), level, index)
            for level, s in self.scores()
            for index in zip(*np.nonzero(self.alive[level]), strict=True)
        ]
        for _, level, index in heapq.nsmallest(len(ranked) - count, ranked):
            self.alive[level][index] = False


def synflow_prune(weights, density, n):
    if not 0 <= density <= 1 or n < 1:
        raise ValueError("density in [0, 1], n from 1")
    for i, w in enumerate(weights):
        if not np.isfinite(w).all() or (i and w.shape[1] != weights[i - 1].shape[0]):
            raise ValueError(f"layer {i}")
    net = Net(weights)
    for i in range(1, n + 1):
        net.shrink_to(round(float(density) ** (i / n) * net.total))
    return [
        m.astype(w.dtype) if w.dtype.kind == "f" else m.astype(np.float64)
        for m, w in zip(net.alive, weights, strict=True)
    ]
