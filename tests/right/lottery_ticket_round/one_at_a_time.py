"""Prunes one survivor after the other: groups of equal magnitude, smallest first."""

import numpy as np


def lottery_ticket_round(w0, w_trained, mask, frac):
    frac = float(frac)
    if np.isnan(frac) or frac > 1 or frac < 0:
        raise ValueError("frac")
    if w0.keys() ^ w_trained.keys() or w0.keys() ^ mask.keys():
        raise ValueError("names")
    groups = {}
    new_mask = {}
    total = 0
    for name, w in w0.items():
        if not w.shape == w_trained[name].shape == mask[name].shape:
            raise ValueError("shapes")
        if not np.isfinite([w.astype(float), w_trained[name].astype(float)]).all():
            raise ValueError("entries")
        if np.any((mask[name] != 0) * (mask[name] != 1)):
            raise ValueError("mask")
        new_mask[name] = mask[name].astype(w.dtype if w.dtype.kind == "f" else float)
        for index in np.ndindex(w.shape):
            if mask[name][index] == 1:
                total += 1
                groups.setdefault(abs(float(w_trained[name][index])), []).append((name, index))
    left = round(frac * total)
    for size in sorted(groups):
        for name, index in groups[size]:
            if left == 0:
                break
            new_mask[name][index] = 0
            left -= 1
    rewound = {}
    for name in w0:
        rewound[name] = np.zeros_like(new_mask[name])
        np.copyto(rewound[name], w0[name], where=new_mask[name] == 1, casting="unsafe")
    return new_mask, rewound
