"""Plain Python: sort (saliency, tensor, position) and clear the first k."""

import math

import numpy as np


def weight_pruning(weights, grads, sparsity):
    if math.isnan(sparsity) or sparsity < 0 or sparsity > 1:
        raise ValueError("sparsity")
    if len(weights) != len(grads):
        raise ValueError("lengths")
    ranked = []
    for t, (w, g) in enumerate(zip(weights, grads, strict=True)):
        if np.shape(w) != np.shape(g):
            raise ValueError("shapes")
        values = zip(w.flatten().tolist(), g.flatten().tolist(), strict=True)
        for i, (a, b) in enumerate(values):
            if not (math.isfinite(a) and math.isfinite(b)):
                raise ValueError("NaN or infinity")
            ranked.append((abs(a * b), t, i))
    masks = [np.ones(w.size, dtype=w.dtype) for w in weights]
    for _, t, i in sorted(ranked)[: round(sparsity * len(ranked))]:
        masks[t][i] = 0
    return [m.reshape(w.shape) for m, w in zip(masks, weights, strict=True)]
