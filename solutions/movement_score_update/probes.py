"""How the new scores are used. This runs beside the candidate: it observes, and holds no secret."""

import numpy as np


def overwritten(candidate, S, W, g, lr):
    """The new scores, and whether overwriting them changes what was passed."""
    arrays = [a.copy() for a in (S, W, g)]
    answer = candidate.movement_score_update(*arrays, lr)
    found = np.array(answer)
    if isinstance(answer, np.ndarray) and answer.flags.writeable:
        answer[...] = 99
    same = all(np.array_equal(a, b) for a, b in zip(arrays, (S, W, g), strict=True))
    return {"scores": found, "shares memory": not same}
