"""Groups equal saliencies by np.unique and prunes group by group, the last one in part."""

import numpy as np


class Bad(ValueError):
    pass


def weight_pruning(weights, grads, sparsity):
    if not 0 <= sparsity <= 1 or len(weights) != len(grads):
        raise Bad
    for w, g in zip(weights, grads, strict=True):
        if w.shape != g.shape or not np.isfinite(np.stack([w, g])).all():
            raise Bad
    masks = [np.ones(w.shape, w.dtype, order="C") for w in weights]
    score = np.array(
        [s for w, g in zip(weights, grads, strict=True) for s in np.fabs(w.astype("d") * g).ravel()]
    )
    _, group, counts = np.unique(score, return_inverse=True, return_counts=True)
    left = round(sparsity * score.size)
    pruned = np.zeros(score.size, bool)
    for number, count in enumerate(counts):
        members = np.flatnonzero(group == number)
        pruned[members[: min(left, count)]] = True
        left -= min(left, count)
        if not left:
            break
    start = 0
    for mask in masks:
        mask[pruned[start : start + mask.size].reshape(mask.shape)] = 0
        start += mask.size
    return masks
