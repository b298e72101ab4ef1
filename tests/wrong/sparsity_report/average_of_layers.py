# shows: mean_of_layers
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = sum(np.count_nonzero(w) for w in weights)
    layers = [np.mean(w == 0) for w in weights if w.size]
    return float(sum(layers) / len(layers)), n / nnz if nnz else np.inf
