# shows: cube_of_time_passed
import numpy as np


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not np.isfinite([t, t0, n, dt]).all() or n <= 0 or dt <= 0:
        raise ValueError("bad steps")
    if not (0 <= s_i <= 1 and 0 <= s_f <= 1):
        raise ValueError("bad sparsity")
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return float(s_i + (s_f - s_i) * p**3)
