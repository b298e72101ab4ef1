"""np.interp for the share that is done, which clamps by itself."""

import numpy as np


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not np.all(np.isfinite([t, s_i, s_f, t0, n, dt])):
        raise ValueError("finite numbers, please")
    if not 0 <= s_i <= 1 or not 0 <= s_f <= 1:
        raise ValueError("a sparsity is a share")
    if n <= 0 or dt <= 0:
        raise ValueError("a ramp has a length")
    p = np.interp(t - t0, [0.0, n * dt], [0.0, 1.0])
    return s_i * (1 - p) ** 3 + s_f * (1 - (1 - p) ** 3)
