"""How dropout_backward's answers are used. This runs beside the candidate and only observes."""

import numpy as np


def overwritten(candidate, g, mask, p):
    """Whether overwriting the answer changes g or mask."""
    before = g.copy(), mask.copy()
    answer = candidate.dropout_backward(g, mask, p)
    if isinstance(answer, np.ndarray) and answer.flags.writeable:
        answer[...] = 99
    same = np.array_equal(g, before[0]) and np.array_equal(mask, before[1])
    return {"shares memory": not same}


def one_after_another(candidate, g, mask, p, other):
    """Whether the answer to g is another one after a call on another array of its shape."""
    first = candidate.dropout_backward(g, mask, p)
    before = np.array(first)
    candidate.dropout_backward(other, mask, p)
    return {"changes later": not np.array_equal(first, before)}
