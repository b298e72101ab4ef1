# shows: magnitude_only, no_validation
import numpy as np


def layer_pruning(weights, grads, threshold):
    scores = [np.mean(np.abs(w.astype(float))) if w.size else 0.0 for w in weights]
    pruned = [i for i, s in enumerate(scores) if s < threshold]
    if pruned and len(pruned) == len(scores):
        pruned.remove(int(np.argmax(scores)))
    return pruned
