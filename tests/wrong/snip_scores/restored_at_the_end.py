# shows: restores_unless_it_raises
import torch


def snip_scores(model, loss_fn, x, y):
    scored = [p for p in model.parameters() if p.dim() > 1]
    if not scored:
        raise ValueError("no parameter with more than one axis")
    flags = [p.requires_grad for p in scored]
    buffers = [(b, b.detach().clone()) for b in model.buffers()]
    try:
        for p in scored:
            p.requires_grad_(True)
        with torch.enable_grad():
            loss = loss_fn(model(x), y)
        if loss.requires_grad:
            grads = torch.autograd.grad(loss, scored, allow_unused=True)
        else:
            grads = [None] * len(scored)
    finally:
        with torch.no_grad():
            for b, old in buffers:
                b.copy_(old)
    raw = []
    for p, g in zip(scored, grads):
        if g is None:
            raw.append(torch.zeros_like(p, dtype=torch.float64))
        else:
            raw.append((g.detach().double() * p.detach().double()).abs())
    total = sum(r.sum() for r in raw)
    if not torch.isfinite(total) or total == 0:
        raise ValueError(f"the sum of the sensitivities is {float(total)}")
    for p, flag in zip(scored, flags):
        p.requires_grad_(flag)
    return [(r / total).to(p.dtype) for r, p in zip(raw, scored)]
