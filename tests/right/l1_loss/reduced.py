"""A fold over the tensors, entries by nditer."""

import functools
import math

import numpy as np


def l1_loss(weights, lam):
    if not math.isfinite(lam):
        raise ValueError("lam is not finite")
    if lam < 0:
        raise ValueError("lam is negative")

    def add(total, w):
        if w.size == 0:
            return total
        with np.nditer(w, casting="safe") as entries:
            return total + math.fsum(abs(float(x)) for x in entries)

    return lam * functools.reduce(add, weights, 0.0)
