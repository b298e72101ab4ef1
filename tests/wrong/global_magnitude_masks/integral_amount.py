# shows: integer_as_count
# As torch.nn.utils.prune does: an integer is a number of entries.
import numbers

import numpy as np


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    sizes = [np.abs(w.astype(np.float64)).ravel() for w in weights]
    pool = np.concatenate([np.zeros(0), *sizes])
    if isinstance(sparsity, numbers.Integral):
        k = int(sparsity)
    else:
        k = round(float(sparsity) * pool.size)
    keep = np.ones(pool.size)
    keep[np.argsort(pool, kind="stable")[:k]] = 0
    masks = []
    for w in weights:
        m, keep = keep[: w.size].reshape(w.shape), keep[w.size :]
        masks.append(m.astype(w.dtype) if w.dtype.kind == "f" else m)
    return masks
