# shows: accepts_bad_steps
import numpy as np


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not (0 < n < np.inf and 0 < dt < np.inf and 0 <= s_i <= 1 and 0 <= s_f <= 1):
        raise ValueError("bad input")
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return float(s_f + (s_i - s_f) * (1 - p) ** 3)
