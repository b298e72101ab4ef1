"""How prune_remaining is used. This runs beside the candidate: it observes, and holds no secret."""


def kept(candidate, w, mask, frac):
    """The new mask as it is once both arrays that went in have been overwritten."""
    w, mask = w.copy(), mask.copy()
    new = candidate.prune_remaining(w, mask, frac)
    w[...], mask[...] = 5, 5
    return new
