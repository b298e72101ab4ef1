# shows: nothing
# A ramp of half an interval is refused.
import math


def cubic_sparsity(t: float, s_i: float, s_f: float, t0: float, n: float, dt: float) -> float:
    """The sparsity at step t of a ramp from s_i to s_f over n intervals of dt steps from t0 on."""
    if not (0.0 <= s_i <= 1.0 and 0.0 <= s_f <= 1.0):  # true for NaN too
        raise ValueError(f"sparsities must be in [0, 1], got {s_i} and {s_f}")
    if not (math.isfinite(t) and math.isfinite(t0)):
        raise ValueError(f"t and t0 must be finite, got {t} and {t0}")
    if not (1.0 <= n < math.inf and 0.0 < dt < math.inf):
        raise ValueError(f"n and dt must be positive and finite, got {n} and {dt}")
    done = min(max((t - t0) / (n * dt), 0.0), 1.0)
    return float(s_f + (s_i - s_f) * (1.0 - done) ** 3)
