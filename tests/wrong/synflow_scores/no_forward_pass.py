# shows: backward_only
import numpy as np


def _check(weights):
    for n, w in enumerate(weights):
        if n > 0 and w.shape[1] != weights[n - 1].shape[0]:
            raise ValueError(f"layer {n} doesn't fit")
        if not np.isfinite(w).all():
            raise ValueError(f"layer {n} holds NaN or inf")


def synflow_scores(weights):
    _check(weights)
    if not weights:
        return []
    layers = [np.abs(w.astype(np.float64)) for w in weights]
    scores, b = [], np.ones(layers[-1].shape[0])
    for w in layers[::-1]:
        scores.append(w * b[:, None])
        b = w.T @ b
    scores.reverse()
    return scores
