"""The k least saliencies by a heap, masks filled in place of a copy of the weights."""

import heapq

import numpy as np


def weight_pruning(weights, grads, sparsity):
    if not (0.0 <= sparsity <= 1.0):
        raise ValueError("sparsity must lie in [0, 1]")
    if len(list(weights)) - len(list(grads)):
        raise ValueError("one gradient for each tensor")
    masks, queue = [], []
    for number, w in enumerate(weights):
        g = grads[number]
        if w.shape != g.shape or not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError(f"tensor {number}")
        masks.append(np.ones_like(w, order="C"))
        for index in np.ndindex(w.shape):
            queue.append((abs(float(w[index]) * float(g[index])), number, index))
    for _, number, index in heapq.nsmallest(round(sparsity * len(queue)), queue):
        masks[number][index] = 0
    return masks
