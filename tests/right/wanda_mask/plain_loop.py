import math

import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not (sparsity >= 0 and sparsity <= 1):
        raise ValueError("sparsity")
    rows, samples = W.tolist(), X.tolist()
    for row in rows + samples:
        if not all(map(math.isfinite, row)):
            raise ValueError("not finite")
    columns = W.shape[1]
    norms = [math.sqrt(math.fsum(s[j] * s[j] for s in samples)) for j in range(columns)]
    k = round(float(sparsity) * columns)
    mask = np.ones(W.shape, dtype=W.dtype if W.dtype.kind == "f" else np.float64)
    for i, row in enumerate(rows):
        ranked = sorted((abs(row[j]) * norms[j], j) for j in range(columns))
        for _, j in ranked[:k]:
            mask[i, j] = 0
    return mask
