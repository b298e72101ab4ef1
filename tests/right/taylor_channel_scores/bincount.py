"""Each product is sent to its channel by np.bincount."""

import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("one gradient for each weight")
    w64, g64 = w.astype(np.float64), g.astype(np.float64)
    if not np.isfinite(w64).all() or not np.isfinite(g64).all():
        raise ValueError("finite entries only")
    channel = np.indices(w.shape)[0].ravel()
    sums = np.bincount(channel, weights=(g64 * w64).ravel(), minlength=w.shape[0])
    return (sums**2).astype(w.dtype if w.dtype.kind == "f" else np.float64)
