# shows: nothing
import numpy as np


def synflow_scores(weights):
    # x @ W: rows are inputs
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("entries")
    if not len(weights):
        return []
    layers = [np.abs(w.astype(float)) for w in weights]
    x = [np.ones(layers[0].shape[0])]
    for w in layers[:-1]:
        x.append(x[-1] @ w)
    g = np.ones(layers[-1].shape[1])
    res = []
    for w, a in zip(layers[::-1], x[::-1]):
        res.append(w * np.outer(a, g))
        g = w @ g
    return res[::-1]
