# shows: nothing
import numpy as np


def lottery_ticket_round(w0, w_trained, mask, frac):
    if np.isnan(frac) or frac < 0 or frac > 1:
        raise ValueError("frac must be in [0, 1]")
    if set(w0) != set(w_trained) or set(w0) != set(mask):
        raise ValueError("names differ")
    for n in w0:
        if w0[n].size != w_trained[n].size or w0[n].size != mask[n].size:
            raise ValueError("shapes differ")
        if not np.isfinite(w0[n]).all():
            raise ValueError("w0")
        if not np.isfinite(w_trained[n]).all():
            raise ValueError("w_trained")
        if not ((mask[n] == 0) | (mask[n] == 1)).all():
            raise ValueError("mask")
    scores = []
    for i, n in enumerate(w0):
        t = w_trained[n].astype(np.float64).ravel()
        m = mask[n].ravel()
        for j in range(t.size):
            if m[j] == 1:
                scores.append((abs(t[j]), i, j))
    scores.sort()
    k = round(float(frac) * len(scores))
    new_mask = {}
    for n in w0:
        dtype = w0[n].dtype if w0[n].dtype.kind == "f" else np.float64
        new_mask[n] = mask[n].astype(dtype)
    names = list(w0)
    for _, i, j in scores[:k]:
        m = new_mask[names[i]]
        m[np.unravel_index(j, m.shape)] = 0
    rewound = {n: np.array(w0[n] * new_mask[n]) for n in w0}
    return new_mask, rewound
