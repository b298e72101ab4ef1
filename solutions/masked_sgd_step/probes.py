"""How masked_sgd_step is used. This runs beside the candidate: it observes, and holds no secret."""


def kept(candidate, w, g, buf, mask, lr, momentum, weight_decay):
    """The new weights and buffer as they are once all arrays that went in are overwritten."""
    arrays = [a.copy() for a in (w, g, buf, mask)]
    new = candidate.masked_sgd_step(*arrays, lr, momentum, weight_decay)
    for a in arrays:
        a[...] = 5
    return new
