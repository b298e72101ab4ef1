"""Scores of gradient signal preservation (Wang et al., 2020) by two backward passes."""

import copy
from collections.abc import Callable

import torch
from torch import nn


def grasp_scores(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
) -> list[torch.Tensor]:
    """-w * (Hg) of each parameter with more than one axis; the largest are pruned."""
    twin = copy.deepcopy(model)  # a forward pass in training mode would move buffers
    weights = [p.requires_grad_() for p in twin.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("no parameter has more than one axis")
    products = [torch.zeros_like(w) for w in weights]
    loss = loss_fn(twin(x), y)
    if loss.requires_grad:
        grads = torch.autograd.grad(loss, weights, create_graph=True, materialize_grads=True)
        dot = sum((g * g.detach()).sum() for g in grads)
        if dot.requires_grad:  # a constant gradient has no graph
            products = torch.autograd.grad(dot, weights, materialize_grads=True)
    pairs = zip(weights, products, strict=True)
    scores = [-w.detach().double() * hg.double() for w, hg in pairs]
    scores = [s.to(w.dtype) for s, w in zip(scores, weights, strict=True)]
    if not all(s.isfinite().all() for s in scores):
        raise ValueError("a score is NaN or infinite")
    return scores
