"""backward() on the model itself; all that it changes is put aside and back."""

import math

import torch


def snip_scores(model, loss_fn, x, y):
    parameters = list(model.parameters())
    kept = [(p.grad, p.requires_grad) for p in parameters]
    buffers = [(b, b.clone()) for b in model.buffers()]
    for p in parameters:
        p.grad = None
        p.requires_grad_(True)
    try:
        loss = loss_fn(model(x), y)
        if loss.grad_fn is not None:
            loss.backward()
        scores = []
        for p in parameters:
            if len(p.shape) < 2:
                continue
            g = p.grad if p.grad is not None else p.new_zeros(p.shape)
            scores.append(g.mul(p).abs())  # still hangs on the graph of p
    finally:
        for p, (grad, flag) in zip(parameters, kept, strict=True):
            p.requires_grad_(flag)
            p.grad = grad
        with torch.no_grad():
            for b, old in buffers:
                b.copy_(old)
    total = math.fsum(s.double().sum().item() for s in scores)
    if total == 0 or not math.isfinite(total):
        raise ValueError(total)
    return [s / total for s in scores]
