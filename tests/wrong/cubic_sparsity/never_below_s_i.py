# shows: nothing
# The end is exclusive and the value just after it is s_i.
import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not all(math.isfinite(x) for x in (t, s_i, s_f, t0, n, dt)):
        raise ValueError("all arguments must be finite")
    if not (0 <= s_i <= 1 and 0 <= s_f <= 1):
        raise ValueError("sparsities must be in [0, 1]")
    if n <= 0 or dt <= 0:
        raise ValueError("n and dt must be positive")
    p = (t - t0) / (n * dt)
    if 0 <= p < 1:
        return s_f + (s_i - s_f) * (1 - p) ** 3
    return float(s_i) if p < 0 or p == 1 else float(s_f)
