import heapq

import numpy as np


def prune_remaining(w, mask, frac):
    if w.shape != mask.shape or not 0 <= frac <= 1:
        raise ValueError
    values, alive = w.ravel().tolist(), mask.ravel().tolist()
    if any(v - v != 0 for v in values) or any(m not in (0, 1) for m in alive):
        raise ValueError
    living = [(abs(v), i) for i, (v, m) in enumerate(zip(values, alive)) if m]
    for _, i in heapq.nsmallest(round(float(frac) * len(living)), living):
        alive[i] = 0
    return np.array(alive, dtype=w.dtype if w.dtype.kind == "f" else np.float64).reshape(w.shape)
