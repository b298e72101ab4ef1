"""The share of the ramp that is left, clamped, then cubed by hand."""


def _share(value):
    if not 0 <= value <= 1:
        raise ValueError(f"{value} is no share")
    return float(value)


def _number(value, positive=False):
    value = float(value)
    if value != value or value in (float("inf"), float("-inf")) or (positive and not value > 0):
        raise ValueError(f"bad number {value}")
    return value


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    start, target = _share(s_i), _share(s_f)
    length = _number(n, positive=True) * _number(dt, positive=True)
    left = (_number(t0) + length - _number(t)) / length
    left = 0.0 if left < 0 else 1.0 if left > 1 else left
    cube = left * left * left
    return cube * start + (1 - cube) * target
