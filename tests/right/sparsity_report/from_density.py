"""The ratio is one over the density."""

import math

import numpy as np


def sparsity_report(weights):
    sizes = [w.size for w in weights]
    if sum(sizes) < 1:
        raise ValueError("empty model")
    if any(np.isnan(w).any() or np.isinf(w).any() for w in weights):
        raise ValueError("NaN or inf")
    zeros = sum(int((w == 0).sum()) for w in weights)
    density = 1 - zeros / sum(sizes)
    return 1 - density, (math.inf if zeros == sum(sizes) else 1 / density)
