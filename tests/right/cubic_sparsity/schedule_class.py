"""A schedule object with a method for the step."""

import numpy as np


class Cubic:
    def __init__(self, initial, final, begin, intervals, every):
        ok = 0 <= initial <= 1 and 0 <= final <= 1 and 0 < intervals < np.inf and 0 < every < np.inf
        if not ok or not np.isfinite(begin):
            raise ValueError("bad schedule")
        self.initial, self.final, self.begin = initial, final, begin
        self.end = begin + intervals * every

    def at(self, step):
        if not np.isfinite(step):
            raise ValueError("bad step")
        inside = min(max(step, self.begin), self.end)
        left = (self.end - inside) / (self.end - self.begin)
        return float(self.final - (self.final - self.initial) * left**3)


def cubic_sparsity(t, s_i, s_f, t0, n, dt):
    return Cubic(s_i, s_f, t0, n, dt).at(t)
