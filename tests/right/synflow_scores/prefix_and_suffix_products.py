"""Whole matrix products before and behind each layer."""

from functools import reduce

import numpy as np


def synflow_scores(weights):
    layers = []
    for w in weights:
        if layers and layers[-1].shape[0] != w.shape[1]:
            raise ValueError("a layer doesn't fit")
        if not np.isfinite(w).all():
            raise ValueError("NaN or infinity")
        layers.append(np.absolute(w.astype(np.float64)))
    scores = []
    for n, w in enumerate(layers):
        before = reduce(lambda done, layer: layer @ done, layers[:n], np.eye(layers[0].shape[1]))
        behind = reduce(lambda done, layer: layer @ done, layers[n + 1 :], np.eye(w.shape[0]))
        # Column sums of what comes behind, row sums of what comes before.
        scores.append(behind.sum(axis=0)[:, np.newaxis] * w * before.sum(axis=1)[np.newaxis, :])
    return scores
