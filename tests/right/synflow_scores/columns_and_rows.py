"""Signals as columns and rows, shares of the flow through each unit."""

import itertools

import numpy as np


def synflow_scores(weights):
    shapes = [w.shape for w in weights]
    if any(a[0] != b[1] for a, b in itertools.pairwise(shapes)):
        raise ValueError(shapes)
    for w in weights:
        if np.isnan(w).any() or np.isinf(w).any():
            raise ValueError("NaN or infinity")
    layers = [np.abs(w.astype(np.float64)) for w in weights]
    columns, rows = [], []
    for w in layers:
        columns.append(
            layers[len(columns) - 1] @ columns[-1] if columns else np.ones((w.shape[1], 1))
        )
    for w in layers[::-1]:
        rows.append(rows[-1] @ layers[-len(rows)] if rows else np.ones((1, w.shape[0])))
    return [w * c.T * r.T for w, c, r in zip(layers, columns, rows[::-1], strict=True)]
