"""As a PruningContainer does it: slice what is left, compute a mask for that, put it back."""

import numpy as np


def l1_unstructured(t, amount):
    mask = np.ones_like(t)
    order = np.argsort(np.abs(t), kind="mergesort")
    mask[order[: round(amount * t.size)]] = 0
    return mask


class PruningContainer:
    def __init__(self, amount):
        self.amount = amount

    def compute_mask(self, t, mask):
        slc = mask == 1
        final = mask.copy()
        final[slc] = l1_unstructured(t[slc], self.amount)
        return final


def prune_remaining(w, mask, frac):
    frac = float(frac)
    if not 0 <= frac <= 1:
        raise ValueError(f"amount={frac}")
    if w.shape != mask.shape:
        raise ValueError("w and mask must have the same shape")
    t, old = w.astype(np.float64, order="C"), np.array(mask, np.float64, order="C")
    if not np.isfinite(t).all() or not np.isin(old, [0.0, 1.0]).all():
        raise ValueError("entries")
    final = PruningContainer(frac).compute_mask(t, old)
    return final.astype(w.dtype if w.dtype.kind == "f" else np.float64)
