"""The polynomial multiplied out: 3 p - 3 p^2 + p^3 of the way are done."""

import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not all(map(math.isfinite, (t, s_i, s_f, t0, n, dt))):
        raise ValueError("NaN or infinity")
    if s_i < 0 or s_i > 1 or s_f < 0 or s_f > 1:
        raise ValueError("sparsity")
    if not n > 0 or not dt > 0:
        raise ValueError("ramp")
    p = max(0.0, min(1.0, (t - t0) / n / dt))
    done = 3 * p - 3 * p**2 + p**3
    return float(s_i) + float(s_f - s_i) * done
