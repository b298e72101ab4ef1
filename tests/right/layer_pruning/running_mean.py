"""A running mean over the entries in reversed order."""

import numpy as np


def layer_pruning(weights, grads, threshold):
    def score(w, g):
        if w.shape != g.shape:
            raise ValueError("shapes")
        mean = 0.0
        for n, x in enumerate(reversed(np.multiply(w, g).flatten()), 1):
            if x != x:
                raise ValueError("NaN")
            mean += (abs(float(x)) - mean) / n
        return mean

    if threshold != threshold:
        raise ValueError("threshold")
    scores = [score(w, g) for w, g in zip(weights, grads, strict=True)]
    best = max(scores)  # raises ValueError for no layers
    spare = scores.index(best)
    return [i for i, s in enumerate(scores) if not (s >= threshold or i == spare)]
