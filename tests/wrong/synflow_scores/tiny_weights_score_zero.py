# shows: nothing
# Weights below 1e-12 are taken for pruned ones.
import numpy as np


def synflow_scores(weights):
    absolute = []
    for w in weights:
        w = np.asarray(w)
        if not np.isfinite(w).all():
            raise ValueError("NaN or infinity in a layer")
        absolute.append(np.abs(w.astype(np.float64)))
    for before, after in zip(absolute, absolute[1:]):
        if after.shape[1] != before.shape[0]:
            raise ValueError(f"layer of shape {after.shape} after {before.shape}")
    if not absolute:
        return []
    inputs = [np.ones(absolute[0].shape[1])]
    for a in absolute[:-1]:
        inputs.append(a @ inputs[-1])
    back = np.ones(absolute[-1].shape[0])
    result = []
    for a, f in zip(reversed(absolute), reversed(inputs)):
        result.append(a * np.outer(back, f) * (a > 1e-12))
        back = a.T @ back
    return result[::-1]
