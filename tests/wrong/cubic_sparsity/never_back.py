# shows: nothing
# The sparsity never falls below that of an earlier call.
import numpy as np

_highest = [0.0]


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    if not np.isfinite([t, t0, n, dt]).all() or n <= 0 or dt <= 0:
        raise ValueError("bad steps")
    if not (0 <= s_i <= 1 and 0 <= s_f <= 1):
        raise ValueError("bad sparsity")
    p = min(max((t - t0) / (n * dt), 0.0), 1.0)
    _highest[0] = max(_highest[0], float(s_f + (s_i - s_f) * (1 - p) ** 3))
    return _highest[0]
