"""A structured array with the fields size and position, sorted by both."""

import numpy as np


class Magnitude:
    def __init__(self, w):
        self.w = w
        self.records = np.zeros(w.size, dtype=[("size", "f8"), ("position", "i8")])
        self.records["position"] = np.arange(w.size)
        self.records["size"] = np.abs(np.float64(1) * w.reshape(-1))

    def mask(self, sparsity):
        flat = np.ones(self.w.size)
        ranked = np.sort(self.records, order=["size", "position"])
        np.put(flat, ranked["position"][: round(sparsity * self.w.size)], 0)
        return flat.reshape(self.w.shape).astype(self.dtype)

    @property
    def dtype(self):
        return self.w.dtype if self.w.dtype.kind == "f" else np.dtype(float)


def magnitude_mask(w, sparsity):
    if not (sparsity >= 0 and sparsity <= 1):
        raise ValueError("sparsity must lie in [0, 1]")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    return Magnitude(w).mask(float(sparsity))
