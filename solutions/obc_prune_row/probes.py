"""How obc_prune_row's answers are used. This runs beside the candidate and only observes."""

import numpy as np


def overwritten(candidate, w, X, k):
    """The new row, and whether overwriting it changes what was passed."""
    arrays = [a.copy() for a in (w, X)]
    row = candidate.obc_prune_row(*arrays, k)
    found = np.array(row)
    if isinstance(row, np.ndarray) and row.flags.writeable:
        row[...] = 99
    same = all(np.array_equal(a, b) for a, b in zip(arrays, (w, X), strict=True))
    return {"row": found, "shares memory": not same}
