# shows: signed_relu_network
import numpy as np


def synflow_scores(weights):
    for a, b in zip(weights, weights[1:]):
        if a.shape[0] != b.shape[1]:
            raise ValueError("shapes")
    if not all(np.isfinite(w).all() for w in weights):
        raise ValueError("entries")
    if len(weights) == 0:
        return []
    weights = [w.astype(np.float64) for w in weights]
    acts = [np.ones(weights[0].shape[1])]
    for w in weights[:-1]:
        acts.append(np.maximum(w @ acts[-1], 0))
    grad = np.ones(weights[-1].shape[0])
    out = []
    for w, a in zip(weights[::-1], acts[::-1]):
        out.append(np.abs(w * np.outer(grad, a)))
        grad = (w.T @ grad) * (a > 0)
    return out[::-1]
