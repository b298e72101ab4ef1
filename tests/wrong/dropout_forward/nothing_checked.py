# shows: accepts_bad_p, accepts_nan_p, broadcasts, accepts_bad_entries, accepts_bad_draws, evaluates_before_validating, returns_before_validating
import numpy as np


def dropout_forward(x, p, u, training=True):
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    if not training:
        return x.astype(kind)
    if p == 1:
        return np.zeros(x.shape, kind)
    return (x * (u >= p) / (1 - p)).astype(kind)
