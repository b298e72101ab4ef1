"""The k least magnitudes by a heap; masks are filled by index tuples."""

import heapq

import numpy as np


def entries(weights):
    for number, w in enumerate(weights):
        for index, value in np.ndenumerate(w):
            yield abs(float(value)), number, index


def global_magnitude_masks(weights, sparsity):
    if not (0 <= sparsity <= 1):
        raise ValueError(f"sparsity {sparsity}")
    if any(not np.all(np.isfinite(w)) for w in weights):
        raise ValueError("weights must be finite")
    total = sum(w.size for w in weights)
    masks = [np.ones_like(w, order="C", dtype=floating(w)) for w in weights]
    for _, number, index in heapq.nsmallest(round(float(sparsity) * total), entries(weights)):
        masks[number][index] = 0
    return masks


def floating(w):
    return w.dtype if w.dtype.kind == "f" else float
