"""Groups of equal magnitude, in ascending order, are removed until k are gone."""

from itertools import islice

import numpy as np


class Magnitudes:
    def __init__(self, w):
        self.values, self.of = np.unique(
            np.abs(np.ravel(w).astype(np.float64)), return_inverse=True
        )

    def __iter__(self):
        for group in range(len(self.values)):
            yield from np.flatnonzero(self.of.ravel() == group)


def magnitude_mask(w, sparsity):
    if not 0.0 <= float(sparsity) <= 1.0:
        raise ValueError("sparsity must be a share")
    if not np.all(np.isfinite(w)):
        raise ValueError("w must be finite")
    k = round(float(sparsity) * w.size)
    gone = list(islice(Magnitudes(w), k)) if k else []
    bits = np.zeros(w.size, bool)
    bits[gone] = True
    return (
        (~bits).reshape(w.shape).astype(w.dtype if np.issubdtype(w.dtype, np.floating) else float)
    )
