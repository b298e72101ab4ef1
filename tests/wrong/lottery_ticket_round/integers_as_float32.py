# shows: nothing
# float32 is taken to hold every integer.
from collections.abc import Iterable

import numpy as np

Arrays = dict[str, np.ndarray]


def lottery_ticket_round(
    w0: Arrays, w_trained: Arrays, mask: Arrays, frac: float
) -> tuple[Arrays, Arrays]:
    """The mask without round(frac * survivors) survivors of least |w_trained|; w0 under it."""
    if not 0.0 <= frac <= 1.0:  # true for NaN too
        raise ValueError(f"frac must be in [0, 1], got {frac}")
    if not w0.keys() == w_trained.keys() == mask.keys():
        raise ValueError("w0, w_trained and mask must have the same names")
    for name, w in w0.items():
        trained, old = w_trained[name], mask[name]
        if not w.shape == trained.shape == old.shape:
            raise ValueError(f"{name} has shapes {w.shape}, {trained.shape} and {old.shape}")
        if not (np.isfinite(w).all() and np.isfinite(trained).all()):
            raise ValueError(f"{name} holds NaN or infinity")
        if not np.isin(old, (0, 1)).all():
            raise ValueError(f"the mask of {name} must hold 0s and 1s only")

    # One list over all arrays, by name in w0's order: the other two may be in another one.
    size = _flat(np.abs(w_trained[name].astype(np.float32 if w_trained[name].dtype.kind in "iu" else np.float64)) for name in w0)
    alive = np.flatnonzero(_flat(mask[name] for name in w0))
    k = round(float(frac) * alive.size)
    keep = np.zeros(size.size)
    keep[alive] = 1.0
    # The sort ranks survivors; `alive` leads from there to positions in the list.
    keep[alive[np.argsort(size[alive], kind="stable")[:k]]] = 0.0

    new_mask, rewound, start = {}, {}, 0
    for name, w in w0.items():
        kind = w.dtype if w.dtype.kind == "f" else np.float64
        new_mask[name] = keep[start : start + w.size].reshape(w.shape).astype(kind)
        rewound[name] = np.asarray(w * new_mask[name])  # a 0-d product is a scalar
        start += w.size
    return new_mask, rewound


def _flat(arrays: Iterable[np.ndarray]) -> np.ndarray:
    """The entries of all arrays in C order; none for an empty dict."""
    return np.concatenate([np.zeros(0), *(a.ravel() for a in arrays)])
