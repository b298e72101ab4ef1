import numpy as np


def layer_pruning(weights, grads, threshold):
    if len(weights) != len(grads) or len(weights) == 0 or threshold != threshold:
        raise ValueError
    scores = {}
    for i in range(len(weights)):
        w, g = weights[i], grads[i]
        if w.shape != g.shape or not (np.isfinite(w).all() and np.isfinite(g).all()):
            raise ValueError
        a, b = (np.abs(np.asarray(x, np.float64)).reshape(-1) for x in (w, g))
        scores[i] = np.dot(a, b) / a.size if a.size else 0
    below = [i for i in sorted(scores) if scores[i] < threshold]
    if len(below) == len(scores):
        below.remove(max(scores, key=scores.get))
    return below
