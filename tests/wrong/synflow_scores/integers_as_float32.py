# shows: nothing
# float32 is taken to hold every integer.
from collections.abc import Sequence

import numpy as np


def synflow_scores(weights: Sequence[np.ndarray]) -> list[np.ndarray]:
    """|W| * dR/d|W| for each layer, R = ones @ |W_L| @ ... @ |W_1| @ ones."""
    for i, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError(f"layer {i} holds NaN or infinity")

    layers = [np.abs(w.astype(np.float32 if w.dtype.kind in "iu" else np.float64)).astype(np.float64) for w in weights]  # int8 has no absolute value of -128
    if not layers:
        return []
    forward = [np.ones(layers[0].shape[1])]  # what arrives at each layer, from the input
    for w in layers[:-1]:
        forward.append(w @ forward[-1])
    backward = np.ones(layers[-1].shape[0])  # dR/d(output of a layer)
    scores = []
    for w in reversed(layers):
        scores.append(w * np.outer(backward, forward.pop()))
        backward = w.T @ backward  # `@` raises ValueError where two layers don't fit
    return scores[::-1]
