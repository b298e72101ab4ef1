"""Exact rational arithmetic."""

import math
from fractions import Fraction


def layer_pruning(weights, grads, threshold):
    if math.isnan(threshold):
        raise ValueError("threshold")
    scores = []
    for w, g in zip(weights, grads, strict=True):
        if w.shape != g.shape:
            raise ValueError("shapes")
        entries = w.ravel().tolist(), g.ravel().tolist()
        if not all(math.isfinite(x) for side in entries for x in side):
            raise ValueError("entries")
        total = Fraction(0)
        for a, b in zip(*entries, strict=True):
            total += abs(Fraction(a) * Fraction(b))
        scores.append(total / max(1, len(entries[0])))
    if not scores:
        raise ValueError("no layer")
    spare = max(range(len(scores)), key=lambda i: (scores[i], -i))
    return [i for i, s in enumerate(scores) if s < threshold and i != spare]
