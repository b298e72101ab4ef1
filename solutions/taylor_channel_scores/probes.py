"""How taylor_channel_scores is called twice. This runs beside the candidate and only observes."""


def one_after_another(candidate, first, second):
    """What the first arguments give, looked at only after a call with the second ones."""
    earlier = candidate.taylor_channel_scores(*first)
    return [earlier, candidate.taylor_channel_scores(*second)]
