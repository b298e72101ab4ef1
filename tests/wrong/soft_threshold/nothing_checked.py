# shows: accepts_negative, accepts_nan_threshold, accepts_bad_entries
import numpy as np


def soft_threshold(x, t):
    v = x.astype(np.float64)
    z = np.sign(v) * np.maximum(np.abs(v) - t, 0)
    return z.astype(x.dtype if x.dtype.kind == "f" else np.float64)
