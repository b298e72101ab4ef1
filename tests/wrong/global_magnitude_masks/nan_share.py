# shows: accepts_nan_share
import math

import numpy as np


def global_magnitude_masks(weights, sparsity):
    if sparsity < 0 or sparsity > 1:
        raise ValueError("sparsity")
    ranked = []
    for t, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
        ranked += [(abs(v), t, i) for i, v in enumerate(w.ravel().tolist())]
    k = 0 if math.isnan(sparsity) else round(float(sparsity) * len(ranked))
    flat = [np.ones(w.size, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    for _, t, i in sorted(ranked)[:k]:
        flat[t][i] = 0
    return [f.reshape(w.shape) for f, w in zip(flat, weights)]
