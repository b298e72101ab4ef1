"""Each array is sorted by itself; heapq.merge walks through all of them together."""

import heapq
import itertools
import math

import numpy as np


def ranked(number, values):
    return sorted((abs(v), number, i) for i, v in enumerate(values))


def global_magnitude_masks(weights, sparsity):
    sparsity = float(sparsity)
    if not 0.0 <= sparsity <= 1.0:
        raise ValueError("sparsity")
    values = [w.ravel().tolist() for w in weights]
    if not all(math.isfinite(v) for row in values for v in row):
        raise ValueError("entries")
    total = sum(map(len, values))
    queues = [ranked(number, row) for number, row in enumerate(values)]
    flat = [[1.0] * len(row) for row in values]
    for _, number, i in itertools.islice(heapq.merge(*queues), round(total * sparsity)):
        flat[number][i] = 0.0
    out = []
    for f, w in zip(flat, weights, strict=True):
        kind = w.dtype if np.issubdtype(w.dtype, np.inexact) else np.dtype("float64")
        out.append(np.array(f, dtype=kind).reshape(np.shape(w)))
    return out
