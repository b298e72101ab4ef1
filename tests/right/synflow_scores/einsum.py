"""einsum for both passes; the layers are checked pair by pair."""

import itertools

import numpy as np


def synflow_scores(weights):
    absolute = [np.fabs(np.asarray(w, dtype="float64")) for w in weights]
    for below, above in itertools.pairwise(absolute):
        if above.shape[1] != below.shape[0]:
            raise ValueError((below.shape, above.shape))
    if not all(np.isfinite(a).all() for a in absolute):
        raise ValueError("entries")
    up = [np.ones(a.shape[1]) for a in absolute[:1]]
    for a in absolute[:-1]:
        up.append(np.einsum("oi,i->o", a, up[-1]))
    down = [np.ones(a.shape[0]) for a in absolute[-1:]]
    for a in absolute[:0:-1]:
        down.insert(0, np.einsum("oi,o->i", a, down[0]))
    return [np.einsum("o,oi,i->oi", d, a, u) for d, a, u in zip(down, absolute, up, strict=True)]
