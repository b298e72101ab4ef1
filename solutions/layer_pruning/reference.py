"""Depth pruning by mean |g * w|, after Molchanov et al. (2017), who rank feature maps."""

import math
from collections.abc import Sequence

import numpy as np


def layer_pruning(
    weights: Sequence[np.ndarray], grads: Sequence[np.ndarray], threshold: float
) -> list[int]:
    """Ascending indices of the layers whose mean |g * w| is below the threshold."""
    pairs = list(zip(weights, grads, strict=True))  # strict raises ValueError too
    if not pairs or math.isnan(threshold):
        raise ValueError(f"{len(pairs)} layers, threshold {threshold}")
    for i, (w, g) in enumerate(pairs):
        if w.shape != g.shape:
            raise ValueError(f"layer {i}: weights {w.shape}, gradients {g.shape}")
        if not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError(f"layer {i} holds NaN or infinity")

    # In float64 from the start: a float16 product of small factors is 0.
    saliency = [np.abs(np.multiply(g, w, dtype=np.float64)) for w, g in pairs]
    scores = [s.mean() if s.size else 0.0 for s in saliency]
    survivor = np.argmax(scores)  # the first of equals; below the threshold only if all are
    return [i for i, s in enumerate(scores) if s < threshold and i != survivor]
