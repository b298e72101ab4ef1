"""One task for each layer in a pool of threads."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np


def score(pair):
    w, g = (np.asarray(x, dtype=np.float64) for x in pair)
    if w.shape != g.shape:
        raise ValueError("shapes")
    if not np.isfinite(w).all() or not np.isfinite(g).all():
        raise ValueError("entries")
    return np.abs(w * g).sum() / max(w.size, 1)


def layer_pruning(weights, grads, threshold):
    if len(weights) != len(grads) or not weights or threshold != threshold:
        raise ValueError("arguments")
    with ThreadPoolExecutor(max_workers=4) as pool:
        scores = np.array(list(pool.map(score, zip(weights, grads, strict=True))))
    pruned = np.flatnonzero(scores < threshold).tolist()
    if len(pruned) == len(scores):
        del pruned[int(np.argmax(scores))]
    return pruned
