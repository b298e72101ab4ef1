# shows: accepts_not_finite
import numpy as np


def synflow_scores(weights):
    if not weights:
        return []
    layers = [np.abs(w.astype(np.float64)) for w in weights]
    fs = [np.ones(layers[0].shape[1])]
    for w in layers[:-1]:
        fs.append(w @ fs[-1])
    b = np.ones(layers[-1].shape[0])
    scores = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        scores[l] = layers[l] * b[:, None] * fs[l][None, :]
        b = layers[l].T @ b
    return scores
