import torch
from torch.func import functional_call


def snip_scores(model, loss_fn, x, y):
    names = [n for n, p in model.named_parameters() if p.dim() > 1]
    if not names:
        raise ValueError
    buffers = {n: b.clone() for n, b in model.named_buffers()}
    leaves = {n: p.detach().clone().requires_grad_() for n, p in model.named_parameters()}
    with torch.enable_grad():
        loss = loss_fn(functional_call(model, {**leaves, **buffers}, (x,)), y)
        if not loss.requires_grad:
            raise ValueError
        grads = torch.autograd.grad(loss, [leaves[n] for n in names], allow_unused=True)
    s = [(torch.zeros_like(leaves[n]) if g is None else g).double().mul(leaves[n].detach().double()).abs() for n, g in zip(names, grads)]
    total = sum(t.sum().item() for t in s)
    if not 0 < total < float("inf"):
        raise ValueError
    return [(t / total).to(leaves[n].dtype) for t, n in zip(s, names)]
