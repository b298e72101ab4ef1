"""As one would with torch: a vector of parameters, a list of numels, a pointer that moves on."""

import numpy as np


def parameters_to_vector(parameters):
    return np.concatenate([np.array([])] + [p.astype(np.float64).flatten() for p in parameters])


def bottom_k(score, k):
    """The indices of the k smallest; of equal scores those that come first."""
    return np.argsort(score, axis=0, kind="mergesort")[:k]


def global_magnitude_masks(weights, sparsity):
    vector = parameters_to_vector(weights)
    amount = float(sparsity)
    if not (0.0 <= amount <= 1.0) or not np.isfinite(vector).all():
        raise ValueError("sparsity must be in [0, 1] and all weights finite")
    mask = np.ones_like(vector)
    mask[bottom_k(np.abs(vector), round(amount * vector.size))] = 0
    pointer, masks = 0, []
    for p in weights:
        num = p.size
        kind = p.dtype if p.dtype.kind == "f" else np.float64
        masks.append(mask[pointer : pointer + num].reshape(p.shape).astype(kind, copy=True))
        pointer += num
    return masks
