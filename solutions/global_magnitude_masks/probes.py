"""How global_magnitude_masks is called twice. This runs beside the candidate and only observes."""


def one_after_another(candidate, first, second):
    """What the first arguments give, looked at only after a call with the second ones."""
    earlier = candidate.global_magnitude_masks(*first)
    return [earlier, candidate.global_magnitude_masks(*second)]
