"""Gradient and product as long vectors, which are cut up at the end."""

import copy

import torch


def flat(tensors, like):
    parts = [torch.zeros_like(w) if t is None else t for t, w in zip(tensors, like, strict=True)]
    return torch.cat([p.reshape(-1) for p in parts])


def grasp_scores(model, loss_fn, x, y):
    twin = copy.deepcopy(model).requires_grad_(True)
    weights = [p for p in twin.parameters() if p.dim() not in (0, 1)]
    if not weights:
        raise ValueError("no parameter to score")
    empty = [None] * len(weights)
    loss = loss_fn(twin(x), y)
    g = empty
    if loss.requires_grad:
        g = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)
    g = flat(g, weights)
    hg = empty
    if g.requires_grad:
        hg = torch.autograd.grad(g @ g.detach(), weights, allow_unused=True)
    w = flat([w.detach() for w in weights], weights)
    long = -w.double() * flat(hg, weights).double()
    if not torch.isfinite(long).all():
        raise ValueError("a score is not finite")
    parts = long.split([w.numel() for w in weights])
    return [s.view(w.shape).to(w.dtype) for s, w in zip(parts, weights, strict=True)]
