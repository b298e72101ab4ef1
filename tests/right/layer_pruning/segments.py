"""All layers in one vector, summed by np.add.reduceat; empty layers are put back after."""

import numpy as np


def layer_pruning(weights, grads, threshold):
    layers = [(np.asarray(w), np.asarray(g)) for w, g in zip(weights, grads, strict=True)]
    if not layers or np.isnan(threshold) or any(w.shape != g.shape for w, g in layers):
        raise ValueError("layers or threshold")
    w, g = (np.concatenate([np.zeros(0), *[x[i].ravel() for x in layers]]) for i in (0, 1))
    if not np.isfinite(w).all() or not np.isfinite(g).all():
        raise ValueError("entries")
    sizes = np.array([a.size for a, _ in layers])
    full = np.flatnonzero(sizes)
    scores = np.zeros(len(layers))
    if full.size:
        starts = (np.cumsum(sizes) - sizes)[full]
        scores[full] = np.add.reduceat(np.abs(w * g), starts) / sizes[full]
    pruned = {int(i) for i in np.nonzero(scores < threshold)[0]}
    return sorted(pruned - {int(scores.argmax())})
