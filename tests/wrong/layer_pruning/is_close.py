# shows: tolerant_comparison
import math

import numpy as np


def layer_pruning(weights, grads, threshold):
    # validate everything first, whatever the threshold is
    if len(weights) == 0:
        raise ValueError("no layer")
    if len(weights) != len(grads):
        raise ValueError("lists differ in length")
    if math.isnan(threshold):
        raise ValueError("threshold is NaN")
    scores = []
    for w, g in zip(weights, grads):
        if np.shape(w) != np.shape(g):
            raise ValueError("shape mismatch")
        w = np.asarray(w, dtype=np.float64)
        g = np.asarray(g, dtype=np.float64)
        if not np.all(np.isfinite(w)) or not np.all(np.isfinite(g)):
            raise ValueError("not finite")
        if w.size == 0:
            scores.append(0.0)
        else:
            scores.append(float(np.mean(np.abs(w * g))))
    remove = [i for i, s in enumerate(scores) if s < threshold and not math.isclose(s, threshold)]
    if len(remove) == len(scores):
        best = max(range(len(scores)), key=lambda i: scores[i])  # first of equals
        remove.remove(best)
    return remove
