"""Plain lists, put back into shape at the end."""

import numpy as np


def dropout_forward(x, p, u, training=True):
    values, draws = x.ravel().tolist(), u.ravel().tolist()
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or bad shapes")
    if not all(-np.inf < v < np.inf for v in values) or not all(0 <= d < 1 for d in draws):
        raise ValueError("bad entries")
    if training:
        scale = 0.0 if p == 1 else 1.0 / (1.0 - float(p))
        values = [v * scale if d >= p else 0.0 for v, d in zip(values, draws, strict=True)]
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    return np.array(values, dtype=kind).reshape(x.shape)
