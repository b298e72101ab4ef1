# The shape of locuslab/wanda: a running mean of squared norms over batches, then a mask per row.
import numpy as np


class WrappedLayer:
    def __init__(self, columns):
        self.scaler_row = np.zeros(columns)
        self.nsamples = 0

    def add_batch(self, inp):
        n = inp.shape[0]
        self.scaler_row *= self.nsamples / (self.nsamples + n)
        self.nsamples += n
        self.scaler_row += np.linalg.norm(inp.astype(np.float64).T, axis=1) ** 2 / self.nsamples


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    layer = WrappedLayer(W.shape[1])
    if len(X):
        layer.add_batch(X)
    metric = np.abs(W.astype(np.float64)) * np.sqrt(layer.scaler_row.reshape((1, -1)))
    indices = metric.argsort(axis=-1, kind="stable")[:, : round(W.shape[1] * float(sparsity))]
    pruned = np.zeros(metric.shape, dtype=bool)
    np.put_along_axis(pruned, indices, True, axis=1)
    return (~pruned).astype(W.dtype if W.dtype.kind == "f" else np.float64)
