"""How l1_subgradient's answers are used. This runs beside the candidate and only observes."""

import numpy as np


def overwritten(candidate, w, lam):
    """Whether overwriting the answer changes w."""
    before = w.copy()
    answer = candidate.l1_subgradient(w, lam)
    if isinstance(answer, np.ndarray) and answer.flags.writeable:
        answer[...] = 99
    return {"shares memory": not np.array_equal(w, before)}
