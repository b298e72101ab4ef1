# shows: accepts_bad_p, accepts_nan_p, broadcasts, accepts_bad_entries, accepts_any_mask, returns_before_validating
import numpy as np


def dropout_backward(g, mask, p):
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    if p == 1:
        return np.zeros(g.shape, kind)
    return (g * mask / (1 - p)).astype(kind)
