"""How lottery_ticket_round is used. This runs beside the candidate, and holds no secret."""


def kept(candidate, w0, w_trained, mask, frac):
    """The answer as it is once everything that went in has been overwritten and taken away."""
    given = [{name: a.copy() for name, a in arrays.items()} for arrays in (w0, w_trained, mask)]
    new = candidate.lottery_ticket_round(*given, frac)
    for arrays in given:
        for a in arrays.values():
            a[...] = 5
        arrays.clear()
    return new
