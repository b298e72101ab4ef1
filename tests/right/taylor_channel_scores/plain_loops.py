"""Python numbers, one channel after the other."""

import math

import numpy as np


def taylor_channel_scores(w, g):
    if np.shape(w) != np.shape(g):
        raise ValueError("shapes differ")
    scores = []
    for channel in range(w.shape[0]):
        total = 0.0
        for a, b in zip(w[channel].ravel().tolist(), g[channel].ravel().tolist(), strict=True):
            if not (math.isfinite(a) and math.isfinite(b)):
                raise ValueError("NaN or infinity")
            total += a * b
        scores.append(total**2)
    floating = np.issubdtype(w.dtype, np.floating)
    return np.array(scores, dtype=w.dtype if floating else float)
