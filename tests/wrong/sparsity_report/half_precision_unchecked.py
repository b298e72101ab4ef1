# shows: nothing
# NaN is looked for in two of the three float dtypes.
import math
from collections.abc import Sequence

import numpy as np


def sparsity_report(weights: Sequence[np.ndarray]) -> tuple[float, float]:
    """(zeros / all, all / non-zeros) over every entry of every array."""
    total = sum(w.size for w in weights)
    if total == 0:
        raise ValueError("there is no entry to count")
    if not all(np.isfinite(w).all() for w in weights if w.dtype != np.float16):
        raise ValueError("an entry is NaN or infinite")
    kept = int(sum(np.count_nonzero(w) for w in weights))
    return (total - kept) / total, total / kept if kept else math.inf
