"""Exact fractions, turned into floats at the end."""

from fractions import Fraction

import numpy as np


def sparsity_report(weights):
    total = kept = 0
    for w in weights:
        if not np.all(np.isfinite(w)):
            raise ValueError("entries must be finite")
        total += int(np.prod(w.shape, dtype=int))
        kept += len(np.argwhere(w)) if w.ndim else int(w != 0)
    try:
        sparsity = 1 - Fraction(kept, total)
    except ZeroDivisionError:
        raise ValueError("no entries") from None
    return float(sparsity), (float(Fraction(total, kept)) if kept else float("inf"))
