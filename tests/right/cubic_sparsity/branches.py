"""Three branches, as on the page."""

import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    for name, value in {"t": t, "s_i": s_i, "s_f": s_f, "t0": t0, "n": n, "dt": dt}.items():
        if math.isnan(value) or math.isinf(value):
            raise ValueError(f"{name} must be finite")
    if min(s_i, s_f) < 0 or max(s_i, s_f) > 1:
        raise ValueError("sparsities lie in [0, 1]")
    if n <= 0 or dt <= 0:
        raise ValueError("n and dt must be positive")
    if t <= t0:
        return float(s_i)
    if t >= t0 + n * dt:
        return float(s_f)
    return float(s_f + (s_i - s_f) * (1 - (t - t0) / (n * dt)) ** 3)
