"""How magnitude_mask is called twice. This runs beside the candidate and only observes."""


def one_after_another(candidate, first, second):
    """What the first arguments give, looked at only after a call with the second ones."""
    earlier = candidate.magnitude_mask(*first)
    return [earlier, candidate.magnitude_mask(*second)]
