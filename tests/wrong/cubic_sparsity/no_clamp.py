# shows: runs_on_before, runs_on_after
import numpy as np


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not np.isfinite([t, t0, n, dt]).all() or n <= 0 or dt <= 0:
        raise ValueError("bad steps")
    if not (0 <= s_i <= 1 and 0 <= s_f <= 1):
        raise ValueError("bad sparsity")
    return float(s_f + (s_i - s_f) * (1 - (t - t0) / (n * dt)) ** 3)
