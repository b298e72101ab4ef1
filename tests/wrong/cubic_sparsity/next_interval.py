# shows: nothing
# Rounds the step up to a whole interval: the sparsity that the next mask will have.
import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not all(map(math.isfinite, (t, s_i, s_f, t0, n, dt))):
        raise ValueError("arguments must be finite")
    if min(s_i, s_f) < 0 or max(s_i, s_f) > 1 or n <= 0 or dt <= 0:
        raise ValueError("arguments out of range")
    p = max(0.0, min(1.0, math.ceil((t - t0) / dt) / n))
    return s_f + (s_i - s_f) * (1 - p) ** 3
