"""Sums in the logarithmic domain, so that nothing overflows on the way."""

import numpy as np


def synflow_scores(weights):
    a = [np.abs(np.array(w, dtype=np.float64)) for w in weights]
    if not all(np.isfinite(w).all() for w in a):
        raise ValueError("finite weights only")
    for lower, upper in zip(a, a[1:]):
        if lower.shape[0] != upper.shape[1]:
            raise ValueError("layers do not match")
    if not a:
        return []

    with np.errstate(divide="ignore"):
        logs = [np.log(w) for w in a]

    def lse(m, axis):
        top = m.max(axis=axis, keepdims=True, initial=-np.inf)
        top = np.where(np.isfinite(top), top, 0.0)
        with np.errstate(divide="ignore"):
            return (np.log(np.exp(m - top).sum(axis=axis, keepdims=True)) + top).squeeze(axis)

    x = [np.zeros(a[0].shape[1])]
    for m in logs:
        x.append(lse(m + x[-1][None, :], 1))
    y = [np.zeros(a[-1].shape[0])]
    for m in logs[::-1]:
        y.append(lse(m + y[-1][:, None], 0))
    y = y[::-1]
    return [np.exp(m + x[i][None, :] + y[i + 1][:, None]) for i, m in enumerate(logs)]
