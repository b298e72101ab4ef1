"""Detached copies of the parameters go through functional_call."""

import torch


def gradients(model, loss_fn, x, y, leaves, buffers):
    output = torch.func.functional_call(model, {**leaves, **buffers}, (x,))
    loss = loss_fn(output, y)
    if loss.requires_grad:
        loss.backward()
    return {name: leaf.grad for name, leaf in leaves.items()}


def snip_scores(model, loss_fn, x, y):
    leaves = {n: p.detach().clone().requires_grad_() for n, p in model.named_parameters()}
    buffers = {n: b.detach().clone() for n, b in model.named_buffers()}
    grads = gradients(model, loss_fn, x, y, leaves, buffers)
    found = []
    for name, leaf in leaves.items():
        if leaf.dim() < 2:
            continue
        grad = grads[name]
        found.append(leaf.detach() * 0 if grad is None else (leaf.detach() * grad).abs())
    total = sum((f.double().sum() for f in found), torch.zeros((), dtype=torch.float64))
    if not (total > 0 and total < float("inf")):
        raise ValueError(f"sum {total}")
    return [f.div(total.item()) for f in found]
