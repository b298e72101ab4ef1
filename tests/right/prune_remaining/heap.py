"""A heap of the survivors by index tuples."""

import heapq

import numpy as np


class BadInput(ValueError):
    """What the caller must mend."""


def survivors(w, mask):
    for index in np.ndindex(w.shape):
        if mask[index]:
            yield abs(float(w[index])), index


def validate(w, mask, frac):
    if not (0.0 <= frac <= 1.0):
        raise BadInput("frac")
    if w.shape != mask.shape:
        raise BadInput("shapes")
    if not np.all(np.isfinite(w)):
        raise BadInput("w")
    for m in mask.flat:
        if m != 0 and m != 1:
            raise BadInput("mask")


def prune_remaining(w, mask, frac):
    validate(w, mask, frac)
    entries = list(survivors(w, mask))
    new = np.array(mask, dtype=w.dtype if w.dtype.kind == "f" else float)
    for _, index in heapq.nsmallest(round(float(frac) * len(entries)), entries):
        new[index] = 0
    return new
