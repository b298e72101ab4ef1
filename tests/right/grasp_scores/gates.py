"""Gates of one on the weights: minus half the gates' gradient of the squared gradient norm."""

import torch
from torch.func import functional_call


def grasp_scores(model, loss_fn, x, y):
    fixed = {n: p.detach() for n, p in model.named_parameters()}
    fixed.update((n, b.clone()) for n, b in model.named_buffers())
    names = [n for n, p in model.named_parameters() if len(p.shape) > 1]
    if not names:
        raise ValueError("no weights")
    gates = [torch.ones_like(fixed[n], requires_grad=True) for n in names]
    gated = [fixed[n] * c for n, c in zip(names, gates, strict=True)]
    weights = {**fixed, **dict(zip(names, gated, strict=True))}
    loss = loss_fn(functional_call(model, weights, (x,)), y)
    changes = [torch.zeros_like(c) for c in gates]
    if loss.requires_grad:
        grads = torch.autograd.grad(
            loss, gated, create_graph=True, allow_unused=True, materialize_grads=True
        )
        norm = torch.stack([(g**2).sum() for g in grads]).sum()
        if norm.requires_grad:
            changes = torch.autograd.grad(norm, gates, allow_unused=True, materialize_grads=True)
    for c, n in zip(changes, names, strict=True):
        if not (c.isfinite() & fixed[n].isfinite()).all():
            raise ValueError(n)
    return [c / -2 for c in changes]
