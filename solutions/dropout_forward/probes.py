"""How dropout_forward's answers are used. This runs beside the candidate and only observes."""

import numpy as np


def overwritten(candidate, x, p, u, training):
    """Whether overwriting the answer changes x or u."""
    before = x.copy(), u.copy()
    answer = candidate.dropout_forward(x, p, u, training)
    if isinstance(answer, np.ndarray) and answer.flags.writeable:
        answer[...] = 99
    same = np.array_equal(x, before[0]) and np.array_equal(u, before[1])
    return {"shares memory": not same}


def one_after_another(candidate, x, p, u, other, training):
    """Whether the answer to x is another one after a call on another array of its shape."""
    first = candidate.dropout_forward(x, p, u, training)
    before = np.array(first)
    candidate.dropout_forward(other, p, u, training)
    return {"changes later": not np.array_equal(first, before)}
