# shows: returns_list
# A list of NumPy floats.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("not finite")
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    product = w.astype(np.float64) * g.astype(np.float64)
    return [kind(p.sum() ** 2) if kind is np.float64 else kind.type(p.sum() ** 2) for p in product]
