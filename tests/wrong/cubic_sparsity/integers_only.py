# shows: nothing
# Steps are made whole first.
import math


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    values = (t, s_i, s_f, t0, n, dt)
    if not all(math.isfinite(v) for v in values):
        raise ValueError("finite numbers are needed")
    if min(s_i, s_f) < 0 or max(s_i, s_f) > 1:
        raise ValueError("sparsity out of range")
    if min(n, dt) <= 0:
        raise ValueError("no ramp")
    t, t0 = int(t), int(t0)
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return s_f + (s_i - s_f) * (1 - p) ** 3
