"""Exact arithmetic, rounded once at the end."""

from fractions import Fraction


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    try:
        t, s_i, s_f, t0, n, dt = (Fraction(float(v)) for v in (t, s_i, s_f, t0, n, dt))
    except OverflowError as error:  # infinity; NaN raises ValueError already
        raise ValueError("infinite") from error
    if not (0 <= s_i <= 1 and 0 <= s_f <= 1 and n > 0 and dt > 0):
        raise ValueError("out of range")
    p = min(max((t - t0) / (n * dt), Fraction(0)), Fraction(1))
    return float(s_f + (s_i - s_f) * (1 - p) ** 3)
