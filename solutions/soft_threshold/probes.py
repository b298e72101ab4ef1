"""How soft_threshold's answers are used. This runs beside the candidate and only observes."""

import numpy as np


def overwritten(candidate, x, t):
    """The answer, and whether overwriting it changes x."""
    before = x.copy()
    answer = candidate.soft_threshold(x, t)
    found = np.array(answer)
    if isinstance(answer, np.ndarray) and answer.flags.writeable:
        answer[...] = 99
    return {"answer": found, "shares memory": not np.array_equal(x, before)}


def one_after_another(candidate, x, other, t):
    """The answer to x, looked at only after a call on another array of its shape."""
    first = candidate.soft_threshold(x, t)
    second = candidate.soft_threshold(other, t)
    return [first, second]
