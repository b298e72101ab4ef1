"""Plain Python: sort (magnitude, array, position) of the survivors and clear the first k."""

import math

import numpy as np


def lottery_ticket_round(w0, w_trained, mask, frac):
    frac = float(frac)
    if math.isnan(frac) or frac < 0 or frac > 1:
        raise ValueError("frac")
    if set(w0) != set(w_trained) or set(w0) != set(mask):
        raise ValueError("names")
    survivors = []
    for number, name in enumerate(w0):
        if w0[name].shape != w_trained[name].shape or w0[name].shape != mask[name].shape:
            raise ValueError("shapes")
        rows = (w0[name].flatten(), w_trained[name].flatten(), mask[name].flatten())
        for i, (a, b, m) in enumerate(zip(*(row.tolist() for row in rows))):
            if not (math.isfinite(a) and math.isfinite(b)):
                raise ValueError("NaN or infinity")
            if m not in (0, 1):
                raise ValueError("mask")
            if m:
                survivors.append((abs(b), number, i))
    survivors.sort()
    stays = set(s[1:] for s in survivors[round(frac * len(survivors)):])
    masks, weights = {}, {}
    for number, (name, w) in enumerate(w0.items()):
        kind = np.float64 if np.issubdtype(w.dtype, np.integer) else w.dtype
        flat = [(1.0 if (number, i) in stays else 0.0) for i in range(w.size)]
        masks[name] = np.array(flat, dtype=kind).reshape(w.shape)
        values = [v if (number, i) in stays else 0.0 for i, v in enumerate(w.flatten().tolist())]
        weights[name] = np.array(values, dtype=kind).reshape(w.shape)
    return masks, weights
