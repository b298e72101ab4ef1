"""Plain lists, put back into shape at the end."""

import numpy as np


def dropout_backward(g, mask, p):
    values, kept = g.ravel().tolist(), mask.ravel().tolist()
    if not 0 <= p <= 1 or g.shape != mask.shape:
        raise ValueError("bad p or bad shapes")
    if not all(-np.inf < v < np.inf for v in values) or not set(kept) <= {0, 1}:
        raise ValueError("bad entries")
    scale = 0.0 if p == 1 else 1.0 / (1.0 - float(p))
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    out = [v * scale if k else 0.0 for v, k in zip(values, kept, strict=True)]
    return np.array(out, dtype=kind).reshape(g.shape)
