"""Walks up from the lowest score and stops at the threshold, or before the last layer."""

import numpy as np


class BadLayers(ValueError):
    pass


def layer_pruning(weights, grads, threshold):
    if np.isnan(threshold) or len(weights) != len(grads) or len(weights) < 1:
        raise BadLayers
    ranked = []
    for i, w in enumerate(weights):
        if w.shape != grads[i].shape or not np.isfinite([w, grads[i]]).all():
            raise BadLayers(i)
        total = np.linalg.norm(np.ravel(w.astype(float) * grads[i]), 1)
        ranked.append((total / w.size if w.size else 0.0, -i))
    ranked.sort()
    return sorted(-i for score, i in ranked[:-1] if score < threshold)
