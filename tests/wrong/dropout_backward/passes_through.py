# shows: identity
# The backward pass of evaluation.
import numpy as np


def dropout_backward(g, mask, p):
    if not 0 <= p <= 1 or g.shape != mask.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(g).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    return g.astype(kind)
