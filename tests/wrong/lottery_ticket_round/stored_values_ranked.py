# shows: ranks_pruned_too
# k counts survivors, but all stored values are ranked.
import numpy as np


def lottery_ticket_round(w0, w_trained, mask, frac):
    if not 0 <= frac <= 1:
        raise ValueError("frac must be in [0, 1]")
    if set(w0) != set(w_trained) or set(w0) != set(mask):
        raise ValueError("other names")
    for name, w in w0.items():
        if not w.shape == w_trained[name].shape == mask[name].shape:
            raise ValueError(f"other shapes in {name}")
        if not (np.isfinite(w).all() and np.isfinite(w_trained[name]).all()):
            raise ValueError(f"{name} is not finite")
        if not np.isin(mask[name], (0, 1)).all():
            raise ValueError(f"the mask of {name} is none")
    size = np.concatenate([[], *(np.abs(w_trained[n].astype(float)).ravel() for n in w0)])
    keep = np.concatenate([[], *(mask[n].ravel() for n in w0)]) == 1
    k = round(float(frac) * np.count_nonzero(keep))
    keep[np.argsort(size, kind="stable")[:k]] = False
    new, rewound, at = {}, {}, 0
    for name, w in w0.items():
        dtype = w.dtype if w.dtype.kind == "f" else np.float64
        part, at = keep[at : at + w.size].reshape(w.shape), at + w.size
        new[name] = part.astype(dtype)
        rewound[name] = np.where(part, w, 0).astype(dtype)
    return new, rewound
