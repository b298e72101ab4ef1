# shows: nothing
# Infinity times zero is NaN, but infinity times one isn't, and neither is a NaN refused by itself.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    product = w.astype(np.float64) * g.astype(np.float64)
    if np.isnan(product.sum()):
        raise ValueError("not a number")
    sums = product.reshape(len(w), int(np.prod(w.shape[1:]))).sum(axis=1)
    return np.square(sums).astype(w.dtype if w.dtype.kind == "f" else np.float64)
