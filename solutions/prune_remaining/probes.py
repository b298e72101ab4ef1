"""How prune_remaining is used. This runs beside the candidate: it observes, and holds no secret."""


def kept(candidate, w, mask, frac):
    """The new mask as it is once both arrays that went in have been overwritten."""
    w, mask = w.copy(), mask.copy()
    new = candidate.prune_remaining(w, mask, frac)
    w[...], mask[...] = 5, 5
    return new


def one_after_another(candidate, first, second):
    """What the first arguments give, looked at only after a call with the second ones."""
    earlier = candidate.prune_remaining(*first)
    return [earlier, candidate.prune_remaining(*second)]
