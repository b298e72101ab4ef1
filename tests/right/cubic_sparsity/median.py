"""The middle one of 0, p and 1."""

from math import isfinite


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    shares = [s for s in (s_i, s_f) if not (s >= 0 and s <= 1)]
    lengths = [v for v in (n, dt) if not (isfinite(v) and v > 0)]
    moments = [v for v in (t, t0) if not isfinite(v)]
    if shares or lengths or moments:
        raise ValueError(f"bad arguments: {shares + lengths + moments}")
    p = sorted([0.0, (t - t0) / (n * dt), 1.0])[1]
    return float(s_f) + (float(s_i) - float(s_f)) * (1.0 - p) ** 3
