# shows: nothing
# 1 is refused as a sparsity.
import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not all(math.isfinite(x) for x in (t, s_i, s_f, t0, n, dt)):
        raise ValueError("all arguments must be finite")
    if not (0 <= s_i <= 1 and 0 <= s_f <= 1):
        raise ValueError("sparsities must be in [0, 1]")
    if n <= 0 or dt <= 0:
        raise ValueError("n and dt must be positive")
    if s_f == 1 or s_i == 1:
        raise ValueError("nothing would be left")
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return s_f + (s_i - s_f) * (1 - p) ** 3
