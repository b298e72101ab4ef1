"""Groups equal magnitudes by np.unique and prunes group by group, the last one in part."""

import numpy as np


class BadInput(ValueError):
    """What the caller must mend."""


def flat_mask(score, left):
    _, group, counts = np.unique(score, return_inverse=True, return_counts=True)
    keep = np.ones(score.size)
    for number, count in enumerate(counts):
        if left <= 0:
            break
        keep[np.flatnonzero(group == number)[: min(left, count)]] = 0
        left -= count
    return keep


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise BadInput("sparsity")
    for w in weights:
        if np.isnan(w).any() or np.isinf(w).any():
            raise BadInput("entries")
    score = np.array([abs(x) for w in weights for x in w.astype(np.longdouble).ravel()], float)
    keep = flat_mask(score, round(float(sparsity) * score.size))
    masks = []
    for w in weights:
        own, keep = keep[: w.size], keep[w.size :]
        masks.append(np.array(own, "d" if w.dtype.kind in "iu" else w.dtype).reshape(w.shape))
    return masks
