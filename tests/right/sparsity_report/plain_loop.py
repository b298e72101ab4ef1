"""Python numbers, one after the other."""

import math


def sparsity_report(weights):
    zeros = others = 0
    for w in weights:
        for value in w.ravel().tolist():
            if not math.isfinite(value):
                raise ValueError("weights must be finite")
            if value == 0:
                zeros += 1
            else:
                others += 1
    if zeros + others == 0:
        raise ValueError("no weights")
    if others == 0:
        return 1.0, float("inf")
    return zeros / (zeros + others), (zeros + others) / others
