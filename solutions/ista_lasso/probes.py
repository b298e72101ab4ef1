"""How ista_lasso is called twice. This runs beside the candidate and only observes."""


def one_after_another(candidate, first, second):
    """What the first arguments give, looked at only after a call with the second ones."""
    earlier = candidate.ista_lasso(*first)
    return [earlier, candidate.ista_lasso(*second)]
