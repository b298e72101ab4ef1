# shows: nothing
# Python's own numbers only.
import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    for value in (t, s_i, s_f, t0, n, dt):
        if type(value) not in (int, float):
            raise ValueError("numbers only")
        if not math.isfinite(value):
            raise ValueError("finite numbers only")
    if not 0 <= s_i <= 1 or not 0 <= s_f <= 1 or n <= 0 or dt <= 0:
        raise ValueError("out of range")
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return s_f + (s_i - s_f) * (1 - p) ** 3
