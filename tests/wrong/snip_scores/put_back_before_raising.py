# shows: restores_after_the_loss
import torch


def snip_scores(model, loss_fn, x, y):
    weights = [p for p in model.parameters() if p.ndim > 1]
    if not weights:
        raise ValueError("no parameter with more than one axis")
    flags = [p.requires_grad for p in weights]
    saved = [b.clone() for b in model.buffers()]
    for p in weights:
        p.requires_grad_(True)
    loss = loss_fn(model(x), y)
    if loss.requires_grad:
        grads = torch.autograd.grad(loss, weights, allow_unused=True)
    else:
        grads = [None] * len(weights)
    scores = [
        torch.zeros(p.shape, dtype=torch.float64)
        if g is None
        else (g.double() * p.detach().double()).abs()
        for p, g in zip(weights, grads)
    ]
    for p, f in zip(weights, flags):
        p.requires_grad_(f)
    for b, s in zip(model.buffers(), saved):
        b.data.copy_(s)
    total = torch.cat([s.flatten() for s in scores]).sum()
    if not torch.isfinite(total) or total == 0:
        raise ValueError("total is 0 or not finite")
    return [(s / total).to(p.dtype) for s, p in zip(scores, weights)]
