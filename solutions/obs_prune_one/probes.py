"""How obs_prune_one's answers are used. This runs beside the candidate and only observes."""

import numpy as np


def overwritten(candidate, w, H_inv, q):
    """The new weights, and whether overwriting them changes what was passed."""
    arrays = [a.copy() for a in (w, H_inv)]
    _, new = candidate.obs_prune_one(*arrays, q)
    found = np.array(new)
    if isinstance(new, np.ndarray) and new.flags.writeable:
        new[...] = 99
    same = all(np.array_equal(a, b) for a, b in zip(arrays, (w, H_inv), strict=True))
    return {"weights": found, "shares memory": not same}
