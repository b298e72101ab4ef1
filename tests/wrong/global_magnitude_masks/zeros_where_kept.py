# shows: inverted_mask
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    ranked = []
    for t, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
        ranked += [(abs(v), t, i) for i, v in enumerate(w.ravel().tolist())]
    flat = [np.zeros(w.size, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    for _, t, i in sorted(ranked)[: round(float(sparsity) * len(ranked))]:
        flat[t][i] = 1
    return [f.reshape(w.shape) for f, w in zip(flat, weights)]
