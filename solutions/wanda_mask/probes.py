"""How wanda_mask is called twice. This runs beside the candidate and only observes."""


def one_after_another(candidate, first, second):
    """What the first arguments give, looked at only after a call with the second ones."""
    earlier = candidate.wanda_mask(*first)
    return [earlier, candidate.wanda_mask(*second)]
