"""Each tensor is sorted by itself; heapq.merge walks through all of them together."""

import heapq
import itertools
import math

import numpy as np


def ranked(number, w, g):
    pairs = zip(w.ravel().tolist(), g.ravel().tolist(), strict=True)
    return sorted((abs(a * b), number, i) for i, (a, b) in enumerate(pairs))


def weight_pruning(weights, grads, sparsity):
    if math.isnan(sparsity) or not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    queues, total = [], 0
    for number, (w, g) in enumerate(zip(weights, grads, strict=True)):
        if w.shape != g.shape:
            raise ValueError("shapes")
        if not all(map(math.isfinite, [*w.ravel().tolist(), *g.ravel().tolist()])):
            raise ValueError("entries")
        queues.append(ranked(number, w, g))
        total += w.size
    flat = [[1] * w.size for w in weights]
    for _, number, i in itertools.islice(heapq.merge(*queues), round(sparsity * total)):
        flat[number][i] = 0
    return [np.array(f, w.dtype).reshape(w.shape) for f, w in zip(flat, weights, strict=True)]
