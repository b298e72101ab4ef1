# shows: nothing
import numpy as np


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    assert n > 0 and dt > 0 and np.isfinite([t, t0, n, dt]).all()
    assert 0 <= s_i <= 1 and 0 <= s_f <= 1
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return float(s_f + (s_i - s_f) * (1 - p) ** 3)
