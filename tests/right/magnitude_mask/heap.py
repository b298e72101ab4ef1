"""The k least magnitudes by a heap; the mask is filled by index tuples."""

import heapq

import numpy as np


def magnitude_mask(w, sparsity):
    if not (0 <= sparsity <= 1):
        raise ValueError(f"sparsity {sparsity}")
    if not np.all(np.isfinite(w)):
        raise ValueError("weights must be finite")
    mask = np.ones_like(w, order="C", dtype=w.dtype if w.dtype.kind == "f" else float)
    entries = ((abs(float(value)), index) for index, value in np.ndenumerate(w))
    for _, index in heapq.nsmallest(round(float(sparsity) * w.size), entries):
        mask[index] = 0
    return mask
