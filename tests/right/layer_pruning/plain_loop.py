"""Python numbers only."""

import math


def layer_pruning(weights, grads, threshold):
    if len(weights) == 0 or len(weights) != len(grads) or math.isnan(threshold):
        raise ValueError("bad arguments")
    scores = []
    for w, g in zip(weights, grads):  # noqa: B905
        if w.shape != g.shape:
            raise ValueError("shapes differ")
        pairs = list(zip(w.ravel().tolist(), g.ravel().tolist()))  # noqa: B905
        if not all(math.isfinite(a) and math.isfinite(b) for a, b in pairs):
            raise ValueError("NaN or infinity")
        products = [abs(a * b) for a, b in pairs]
        scores.append(math.fsum(products) / len(products) if products else 0.0)
    pruned = [i for i in range(len(scores)) if scores[i] < threshold]
    if len(pruned) == len(scores):
        pruned.remove(scores.index(max(scores)))
    return pruned
