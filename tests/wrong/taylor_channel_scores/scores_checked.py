# shows: nothing
# Looks at the result in place of the input: inf * 0 is seen, but not every infinity.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes")
    p = np.multiply(w, g, dtype=np.float64)
    s = p.sum(axis=tuple(range(1, p.ndim))) ** 2
    if np.isnan(s).any():
        raise ValueError("NaN")
    return s.astype(w.dtype) if w.dtype.kind == "f" else s
