"""A running sum from behind; its last entry is the channel's."""

import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape or not np.isfinite(np.concatenate([w.ravel(), g.ravel()])).all():
        raise ValueError("bad input")
    p = (np.float64(1) * g * w.astype(np.float64)).reshape(w.shape[0], -1)[:, ::-1]
    n = p.shape[1]
    totals = p.cumsum(axis=1)[:, -1] if n else np.zeros(len(p))
    scores = totals * totals
    if np.issubdtype(w.dtype, np.integer):
        return scores
    return scores.astype(w.dtype)
