"""collections.Counter over (is zero, is finite)."""

from collections import Counter

import numpy as np


def sparsity_report(weights):
    counts = Counter()
    for w in weights:
        counts["bad"] += int(w.size - np.isfinite(w).sum())
        counts["zero"] += int(np.equal(w, 0).sum())
        counts["all"] += w.size
    if counts["bad"] or not counts["all"]:
        raise ValueError(dict(counts))
    rest = counts["all"] - counts["zero"]
    ratio = float("inf")
    if rest:
        ratio = counts["all"] / rest
    return counts["zero"] / counts["all"], ratio
