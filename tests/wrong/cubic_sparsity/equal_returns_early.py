# shows: returns_before_validating
# Nothing to do where both sparsities are equal.
import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not 0 <= s_i <= 1 or not 0 <= s_f <= 1:
        raise ValueError("sparsity")
    if s_i == s_f:
        return float(s_f)
    if not all(math.isfinite(v) for v in (t, t0, n, dt)) or n <= 0 or dt <= 0:
        raise ValueError("steps")
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return s_f + (s_i - s_f) * (1 - p) ** 3
