"""A structured array with the fields size and position, sorted by both."""

import numpy as np


class Pruner:
    def __init__(self, weights):
        self.weights = list(weights)
        self.sizes = [int(np.prod(w.shape, dtype=int)) for w in self.weights]
        self.records = np.zeros(sum(self.sizes), dtype=[("size", "f8"), ("position", "i8")])
        self.records["position"] = np.arange(len(self.records))
        start = 0
        for w, n in zip(self.weights, self.sizes, strict=True):
            self.records["size"][start : start + n] = np.abs(np.float64(1) * w.reshape(-1))
            start += n

    def check(self):
        if np.isfinite(self.records["size"]).sum() != len(self.records):
            raise ValueError("NaN or infinity")

    def masks(self, k):
        flat = np.ones(len(self.records))
        self.records.sort(order=["size", "position"])
        np.put(flat, self.records["position"][:k], 0)
        for w, n in zip(self.weights, self.sizes, strict=True):
            mask, flat = flat[:n].reshape(w.shape), flat[n:]
            yield mask.astype(w.dtype if w.dtype.kind == "f" else mask.dtype)


def global_magnitude_masks(weights, sparsity):
    if not (sparsity >= 0 and sparsity <= 1):
        raise ValueError("sparsity must lie in [0, 1]")
    pruner = Pruner(weights)
    pruner.check()
    return list(pruner.masks(round(float(sparsity) * len(pruner.records))))
