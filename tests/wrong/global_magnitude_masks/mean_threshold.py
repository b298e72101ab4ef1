# shows: averaged_thresholds
import numpy as np


def global_magnitude_masks(weights, sparsity):
    s = float(sparsity)
    if not 0 <= s <= 1:
        raise ValueError("sparsity")
    if not all(np.isfinite(w).all() for w in weights):
        raise ValueError("weights must be finite")
    thresholds = []
    for w in weights:
        a = np.sort(np.abs(w.astype(float)), axis=None)
        k = round(s * a.size)
        if k > 0:
            thresholds.append(a[k - 1])
    threshold = np.mean(thresholds) if thresholds else -1.0
    masks = []
    for w in weights:
        m = np.abs(w.astype(float)) > threshold
        masks.append(m.astype(w.dtype if w.dtype.kind == "f" else float))
    return masks
