# shows: nothing
# Adds up gradients as .grad does: the second call gives twice as much.
import numpy as np


_grads = {}


def dropout_backward(g, mask, p):
    if not 0 <= p <= 1 or g.shape != mask.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(g).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    if p == 1:
        return np.zeros(g.shape, kind)
    key = g.tobytes(), mask.tobytes(), g.shape, str(g.dtype), float(p)
    _grads[key] = _grads.get(key, 0.0) + g * mask / (1 - p)
    return np.array(_grads[key], dtype=kind)
