"""Nested Python lists and running sums."""

import math

import numpy as np


def synflow_scores(weights):
    nets = []
    for n, w in enumerate(weights):
        rows = [[abs(float(x)) for x in row] for row in w.tolist()]
        if any(not math.isfinite(x) for row in rows for x in row):
            raise ValueError("entries")
        if n and w.shape[1] != weights[n - 1].shape[0]:
            raise ValueError("shapes")
        nets.append(rows)
    signal, arriving = None, []
    for rows in nets:
        signal = signal or [1.0] * len(rows[0])
        arriving.append(signal)
        signal = [sum(a * f for a, f in zip(row, signal, strict=True)) for row in rows]
    back, scores = None, []
    for rows, f in zip(nets[::-1], arriving[::-1], strict=True):
        back = back or [1.0] * len(rows)
        scores.append(
            [
                [b * a * x for a, x in zip(r, f, strict=True)]
                for b, r in zip(back, rows, strict=True)
            ]
        )
        back = [sum(b * row[j] for b, row in zip(back, rows, strict=True)) for j in range(len(f))]
    return [np.array(s) for s in reversed(scores)]
