# shows: scaled_by_norm
import numpy as np


def normalise(a):
    n = np.linalg.norm(a)
    return a / n if n > 0 else a


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    flat = [normalise(np.abs(w.astype(np.float64)).ravel()) for w in weights]
    scores = np.concatenate(flat) if flat else np.zeros(0)
    keep = np.ones(scores.size)
    keep[np.argsort(scores, kind="stable")[: round(float(sparsity) * scores.size)]] = 0
    masks = []
    for w in weights:
        m, keep = keep[: w.size].reshape(w.shape), keep[w.size :]
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
    return masks
