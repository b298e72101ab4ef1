"""Chooses what stays: the N - k largest by a stable sort of the reversed order."""

import numpy as np


def global_magnitude_masks(weights, sparsity):
    if np.isnan(sparsity) or sparsity > 1 or sparsity < 0:
        raise ValueError("sparsity")
    parts = [np.zeros(0)]
    for w in weights:
        if np.isfinite(w).sum() < w.size:
            raise ValueError("entries")
        parts.append(np.sqrt(np.square(w.astype(np.float64))).ravel())
    scores = np.concatenate(parts)
    stay = scores.size - round(float(sparsity) * scores.size)
    # Reversed, the last of equals comes first, and it is the one that stays.
    order = np.argsort(-scores[::-1], kind="stable")[:stay]
    keep = np.zeros(scores.size)
    keep[::-1][order] = 1
    bounds = np.cumsum([0] + [w.size for w in weights])
    return [
        keep[a:b].reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else "f8")
        for a, b, w in zip(bounds, bounds[1:], weights, strict=False)
    ]
