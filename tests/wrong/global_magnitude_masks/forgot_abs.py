# shows: signed
import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    vector = np.concatenate([np.zeros(0)] + [w.astype(np.float64).ravel() for w in weights])
    k = round(float(sparsity) * len(vector))
    mask = np.ones(len(vector))
    mask[np.argsort(vector, kind="stable")[:k]] = 0
    out, i = [], 0
    for w in weights:
        m = mask[i : i + w.size].reshape(w.shape)
        out.append(m.astype(w.dtype if w.dtype.kind == "f" else float))
        i += w.size
    return out
