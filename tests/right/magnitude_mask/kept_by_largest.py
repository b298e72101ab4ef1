"""Chooses what stays: the n - k largest by a stable sort of the reversed order."""

import numpy as np


def magnitude_mask(w, sparsity):
    if not 0.0 <= sparsity <= 1.0:
        raise ValueError("sparsity")
    if np.isfinite(w).sum() < w.size:
        raise ValueError("entries")
    scores = np.sqrt(np.square(w.astype(np.float64))).ravel()
    stay = scores.size - round(float(sparsity) * scores.size)
    # Reversed, the last of equals comes first, and it is the one that stays.
    order = np.argsort(-scores[::-1], kind="stable")[:stay]
    keep = np.zeros(scores.size, w.dtype if w.dtype.kind == "f" else "f8")
    keep[::-1][order] = 1
    return keep.reshape(w.shape)
