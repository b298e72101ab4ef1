"""Squared norms of the columns."""

import numpy as np


def empirical_fisher_diag(G):
    columns = np.array(G, dtype="float64", order="F").T
    if columns.shape[1] == 0:
        raise ValueError("empty mean")
    if not np.isfinite(columns).all():
        raise ValueError("entries")
    diag = [np.vdot(c, c) / c.size for c in columns]
    return np.array(diag, dtype=G.dtype if G.dtype.kind == "f" else np.float64)
