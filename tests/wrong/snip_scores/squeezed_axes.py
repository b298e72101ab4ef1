# shows: skips_single_entries
import torch


def snip_scores(model, loss_fn, x, y):
    params = list(model.parameters())
    if not any(p.ndim > 1 for p in params):
        raise ValueError("no scored parameter")
    flags = [p.requires_grad for p in params]
    bufs = [b.detach().clone() for b in model.buffers()]
    try:
        for p in params:
            p.requires_grad_(True)
        loss = loss_fn(model(x), y)
        gs = (
            torch.autograd.grad(loss, params, allow_unused=True)
            if loss.requires_grad
            else [None for _ in params]
        )
    finally:
        for p, f in zip(params, flags):
            p.requires_grad = f
        for b, s in zip(model.buffers(), bufs):
            b.data.copy_(s)
    sal = []
    for p, g in zip(params, gs):
        if p.squeeze().ndim < 1 and p.ndim > 1:  # a (1, 1) weight is a single number
            sal.append(None)
        elif p.ndim > 1:
            sal.append(
                (p.detach().double() * g.double()).abs()
                if g is not None
                else torch.zeros(p.shape, dtype=torch.float64)
            )
        else:
            sal.append(None)
    kept = [s for s in sal if s is not None]
    if not kept:
        raise ValueError("no scored parameter")
    total = sum(s.sum() for s in kept)
    if not 0 < total < float("inf"):
        raise ValueError("sum")
    return [(s / total).to(p.dtype) for s, p in zip(sal, params) if s is not None]
