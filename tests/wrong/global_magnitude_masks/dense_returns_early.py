# shows: returns_before_validating
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if sparsity == 0:
        return [np.ones(w.shape, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    if not 0 < sparsity <= 1:
        raise ValueError("sparsity")
    ranked = []
    for t, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
        ranked += [(abs(v), t, i) for i, v in enumerate(w.ravel().tolist())]
    flat = [np.ones(w.size, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    for _, t, i in sorted(ranked)[: round(float(sparsity) * len(ranked))]:
        flat[t][i] = 0
    return [f.reshape(w.shape) for f, w in zip(flat, weights)]
