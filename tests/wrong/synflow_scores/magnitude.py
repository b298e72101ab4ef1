# shows: magnitude_only
import numpy as np


def _check(weights):
    for n, w in enumerate(weights):
        if n > 0 and w.shape[1] != weights[n - 1].shape[0]:
            raise ValueError(f"layer {n} doesn't fit")
        if not np.isfinite(w).all():
            raise ValueError(f"layer {n} holds NaN or inf")


def synflow_scores(weights):
    _check(weights)
    return [np.abs(w, dtype=np.float64) for w in weights]
