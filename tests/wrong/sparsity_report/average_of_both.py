# shows: mean_for_both
# Both numbers follow from the mean of the layers' sparsities.
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    s = float(np.mean([np.mean(w == 0) for w in weights if w.size]))
    return s, 1 / (1 - s) if s < 1 else np.inf
