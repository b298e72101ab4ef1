# shows: nothing
# s_f for all steps from the last interval on.
import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not all(math.isfinite(x) for x in (t, s_i, s_f, t0, n, dt)):
        raise ValueError("all arguments must be finite")
    if not (0 <= s_i <= 1 and 0 <= s_f <= 1):
        raise ValueError("sparsities must be in [0, 1]")
    if n <= 0 or dt <= 0:
        raise ValueError("n and dt must be positive")
    if t < t0:
        return float(s_i)
    if t >= t0 + (n - 1) * dt:
        return float(s_f)
    return s_f + (s_i - s_f) * (1 - (t - t0) / (n * dt)) ** 3
