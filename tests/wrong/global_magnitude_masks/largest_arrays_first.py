# shows: nothing
# Walks through the arrays by size, so that ties go in another order.
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    ranked = []
    for t in sorted(range(len(weights)), key=lambda t: -weights[t].size):
        if not np.isfinite(weights[t]).all():
            raise ValueError("weights must be finite")
        ranked += [(abs(v), t, i) for i, v in enumerate(weights[t].ravel().tolist())]
    ranked.sort(key=lambda r: r[0])
    flat = [np.ones(w.size, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    for _, t, i in ranked[: round(float(sparsity) * len(ranked))]:
        flat[t][i] = 0
    return [f.reshape(w.shape) for f, w in zip(flat, weights)]
