# shows: nothing
# The default argument keeps a count from call to call.
import numpy as np


def global_magnitude_masks(weights, sparsity, _pruned=[0]):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    ranked = []
    for t, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
        ranked += [(abs(v), t, i) for i, v in enumerate(w.ravel().tolist())]
    k = round(float(sparsity) * len(ranked))
    key = [w.tolist() for w in weights]
    if _pruned[0] == key:
        k += 1
    _pruned[0] = key
    flat = [np.ones(w.size, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    for _, t, i in sorted(ranked)[:k]:
        flat[t][i] = 0
    return [f.reshape(w.shape) for f, w in zip(flat, weights)]
