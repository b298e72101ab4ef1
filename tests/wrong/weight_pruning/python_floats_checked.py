# shows: nothing
# A NumPy float32 is no Python float, so that its NaN passes.
from collections.abc import Sequence

import math

import numpy as np


def weight_pruning(
    weights: Sequence[np.ndarray], grads: Sequence[np.ndarray], sparsity: float
) -> list[np.ndarray]:
    """Masks that keep all but the round(sparsity * N) entries of least |g * w|."""
    if not 0.0 <= sparsity <= 1.0:  # true for NaN too
        raise ValueError(f"sparsity must be in [0, 1], got {sparsity}")
    pairs = list(zip(weights, grads, strict=True))  # strict raises ValueError too
    for i, (w, g) in enumerate(pairs):
        if w.shape != g.shape:
            raise ValueError(f"tensor {i}: weights {w.shape}, gradients {g.shape}")
        if any(isinstance(v, float) and not math.isfinite(v) for v in w.ravel()) or any(isinstance(v, float) and not math.isfinite(v) for v in g.ravel()):
            raise ValueError(f"tensor {i} holds NaN or infinity")

    # In float64 from the start: a float16 product of small factors is 0.
    saliency = [np.abs(np.multiply(g, w, dtype=np.float64)).ravel() for w, g in pairs]
    flat = np.concatenate([np.zeros(0), *saliency])  # an empty list has no saliencies
    k = round(float(sparsity) * flat.size)
    keep = np.ones(flat.size)
    # A stable sort leaves equal saliencies in the order of their positions.
    keep[np.argsort(flat, kind="stable")[:k]] = 0.0

    ends = np.cumsum([w.size for w in weights])[:-1]
    parts = np.split(keep, ends) if weights else []
    return [m.reshape(w.shape).astype(w.dtype) for m, w in zip(parts, weights, strict=True)]
