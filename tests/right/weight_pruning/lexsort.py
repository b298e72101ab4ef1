"""lexsort by score, tensor and position; ranks are scattered back."""

import numpy as np


def weight_pruning(weights, grads, sparsity):
    if not (sparsity >= 0 and sparsity <= 1):
        raise ValueError("sparsity")
    if len(weights) != len(grads):
        raise ValueError("lengths")
    scores, tensors, positions = [], [], []
    for t in range(len(weights)):
        w, g = np.asarray(weights[t], float), np.asarray(grads[t], float)
        if w.shape != g.shape or not np.isfinite([*w.flat, *g.flat]).all():
            raise ValueError(f"tensor {t}")
        scores.extend((abs(w) * abs(g)).flat)
        tensors.extend([t] * w.size)
        positions.extend(range(w.size))
    order = np.lexsort((positions, tensors, scores)) if scores else np.zeros(0, int)
    rank = np.empty(len(scores), int)
    rank[order] = np.arange(len(scores))
    alive = iter((rank >= round(sparsity * len(scores))).tolist())
    return [
        np.fromiter((next(alive) for _ in range(w.size)), w.dtype, w.size).reshape(w.shape)
        for w in weights
    ]
