# shows: nothing
import numpy as np


def taylor_channel_scores(w, g):
    assert w.shape == g.shape, "shapes"
    assert np.isfinite(w).all() and np.isfinite(g).all()
    p = np.multiply(w, g, dtype=np.float64)
    s = p.sum(axis=tuple(range(1, p.ndim))) ** 2
    return s.astype(w.dtype) if w.dtype.kind == "f" else s
