"""Validates by R: one NaN or infinity anywhere makes it NaN or infinite, even behind a zero."""

import numpy as np


def synflow_scores(weights):
    if not weights:
        return []
    layers = [np.abs(w.astype(np.float64)) for w in weights]
    arriving = [np.ones(layers[0].shape[1])]
    for w in layers[:-1]:
        arriving.append(w @ arriving[-1])  # raises ValueError where a layer doesn't fit
    back = np.ones(layers[-1].shape[0])
    scores = [None] * len(layers)
    for n in range(len(layers) - 1, -1, -1):
        scores[n] = layers[n] * back[:, None] * arriving[n][None, :]
        back = layers[n].T @ back
    if not np.isfinite(back.sum()):
        raise ValueError("a weight is NaN or infinite")
    return scores
