# shows: absolute_in_place, narrow_absolute
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
    for w in weights:
        np.abs(w, out=w)  # as the authors' linearize does
    layers = [w.astype(np.float64) for w in weights]
    fs = [np.ones(layers[0].shape[1])]
    for w in layers[:-1]:
        fs.append(w @ fs[-1])
    b = np.ones(layers[-1].shape[0])
    scores = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        scores[l] = layers[l] * b[:, None] * fs[l][None, :]
        b = layers[l].T @ b
    return scores
