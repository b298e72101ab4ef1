"""NumPy all the way."""

import numpy as np


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    values = np.array([t, s_i, s_f, t0, n, dt], dtype=np.float64)
    if not np.isfinite(values).all():
        raise ValueError("arguments must be finite")
    t, s_i, s_f, t0, n, dt = values
    if not (0 <= s_i <= 1) or not (0 <= s_f <= 1) or n <= 0 or dt <= 0:
        raise ValueError("out of range")
    p = np.clip((t - t0) / (n * dt), 0, 1)
    return s_f + (s_i - s_f) * np.power(1 - p, 3)
