"""A copy in which the dropped entries are set to zero."""

import numpy as np


def validate(g, mask, p):
    if not 0.0 <= p <= 1.0:
        raise ValueError("p is no probability")
    if g.shape != mask.shape:
        raise ValueError("one mask entry for each entry of g")
    if not np.isfinite(g).all() or not set(np.unique(mask).tolist()) <= {0, 1}:
        raise ValueError("bad entries")


def dropout_backward(g, mask, p):
    validate(g, mask, p)
    out = np.array(g, dtype=g.dtype if g.dtype.kind == "f" else np.float64)
    out[mask == 0] = 0
    if p == 1:
        out[...] = 0
    else:
        out /= float(1 - p)
    return out
