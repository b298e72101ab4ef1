# shows: no_validation
import numpy as np


def saliency(w, g):
    s = np.abs(w.astype(np.float64) * g.astype(np.float64))
    return float(s.mean()) if s.size else 0.0


def layer_pruning(weights, grads, threshold):
    scores = [saliency(w, g) for w, g in zip(weights, grads)]
    pruned = [i for i, s in enumerate(scores) if s < threshold]
    if pruned and len(pruned) == len(scores):
        pruned.remove(int(np.argmax(scores)))
    return pruned
