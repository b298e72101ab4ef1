"""A running mean of squares: only one row is held at a time."""

import numpy as np


class RunningMean:
    def __init__(self, size):
        self.value = np.zeros(size)
        self.count = 0

    def add(self, row):
        self.count += 1
        self.value += (row * row - self.value) / self.count


def empirical_fisher_diag(G):
    if G.shape[0] == 0 or np.count_nonzero(np.isfinite(G)) != G.size:
        raise ValueError("G")
    mean = RunningMean(G.shape[1])
    for row in G[::-1]:
        mean.add(row.astype(np.float64))
    return mean.value.astype(G.dtype if np.issubdtype(G.dtype, np.floating) else float)
