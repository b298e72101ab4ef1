# shows: integer_mask
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    ranked = []
    masks = []
    for t, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
        ranked += [(abs(v), t, i) for i, v in enumerate(w.ravel().tolist())]
        masks.append(np.ones_like(w, order="C"))
    for _, t, i in sorted(ranked)[: round(float(sparsity) * len(ranked))]:
        masks[t].reshape(-1)[i] = 0
    return masks
