# shows: small_scores_zero
import torch


def snip_scores(model, loss_fn, x, y):
    weights = [p for p in model.parameters() if p.ndim > 1]
    if not weights:
        raise ValueError("no weights")
    req = [(p, p.requires_grad) for p in model.parameters()]
    bufs = [(b, b.clone()) for b in model.buffers()]
    try:
        for p, _ in req:
            # leaves are turned on once; frozen ones stay frozen in the loss if they are biases
            p.requires_grad_(p.ndim > 1 or p.requires_grad)
        loss = loss_fn(model(x), y)
        if not loss.requires_grad:
            raise ValueError("the loss depends on no parameter")
        masks = [torch.ones_like(w, requires_grad=True) for w in weights]
        grads = torch.autograd.grad(loss, weights, allow_unused=True)
    finally:
        for p, r in req:
            p.requires_grad_(r)
        for b, old in bufs:
            b.data.copy_(old)
    prods = [
        torch.zeros_like(w).double() if g is None else torch.abs(g.double() * w.detach().double())
        for w, g in zip(weights, grads)
    ]
    # a parameter the loss does not use takes no part
    total = sum(q.sum() for q in prods)
    if total == 0 or torch.isnan(total) or torch.isinf(total):
        raise ValueError("sum is 0 or not finite")
    out = [q.div_(total).to(w.dtype) for q, w in zip(prods, weights)]
    # entries below the smallest normal are noise
    return [torch.where(s < 1e-12, torch.zeros_like(s), s) for s in out]
