"""Layers divided by powers of two, as for float32; the scores are multiplied back."""

import numpy as np


def synflow_scores(weights):
    for i in range(len(weights)):
        if i and np.shape(weights[i])[1] != np.shape(weights[i - 1])[0]:
            raise ValueError(f"layer {i}")
        if np.isfinite(weights[i]).all():
            continue
        raise ValueError(f"layer {i}")
    absolute = [abs(w.astype(np.float64)) for w in weights]
    powers = [np.exp2(np.ceil(np.log2(a.max()))) if a.any() else 1.0 for a in absolute]
    small = [a / p for a, p in zip(absolute, powers, strict=True)]
    forward = []
    for a in small:
        forward.append(
            np.ones(a.shape[1]) if not forward else small[len(forward) - 1] @ forward[-1]
        )
    result, back = [], None
    for a, f in reversed(list(zip(small, forward, strict=True))):
        back = np.ones(a.shape[0]) if back is None else back
        result.insert(0, np.prod(powers) * (a * back.reshape(-1, 1) * f.reshape(1, -1)))
        back = back @ a
    return result
