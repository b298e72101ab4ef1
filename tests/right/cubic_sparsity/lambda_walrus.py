from math import isfinite


def refuse(condition):
    if condition:
        raise ValueError


cubic_sparsity = lambda t, s_i, s_f, t0, n, dt: (  # noqa: E731
    refuse(not all(map(isfinite, (t, s_i, s_f, t0, n, dt)))),
    refuse(min(s_i, s_f) < 0 or max(s_i, s_f) > 1),
    refuse(n <= 0 or dt <= 0),
    left := 1 - (t - t0) / (n * dt),
    s_i if left >= 1 else s_f if left <= 0 else s_f + (s_i - s_f) * left * left * left,
)[-1]
