"""As the paper has it: the gradient by gates of one on the weights."""

import torch
from torch.func import functional_call


def snip_scores(model, loss_fn, x, y):
    names = {id(p): name for name, p in model.named_parameters()}
    values = {n: p.detach() for n, p in model.named_parameters()}
    buffers = {n: b.clone() for n, b in model.named_buffers()}
    gates = {
        names[id(p)]: torch.ones_like(p, requires_grad=True)
        for p in model.parameters()
        if p.ndim >= 2
    }
    if not gates:
        raise ValueError("no weights")
    gated = {n: v * gates[n] if n in gates else v for n, v in values.items()}
    loss = loss_fn(functional_call(model, (gated, buffers), (x,)), y)
    if not loss.requires_grad:
        raise ValueError("the loss is constant")
    grads = torch.autograd.grad(loss, list(gates.values()), allow_unused=True)
    sizes = [
        torch.zeros_like(c) if g is None else g.abs()
        for g, c in zip(grads, gates.values(), strict=True)
    ]
    total = torch.stack([s.sum(dtype=torch.float64) for s in sizes]).sum()
    if not torch.isfinite(total) or total == 0:
        raise ValueError("nothing to divide by")
    return [torch.div(s, total).to(s.dtype) for s in sizes]
