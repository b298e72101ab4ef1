"""Connection sensitivity (Lee et al., 2019) by gradients of the weights themselves."""

import copy
import math
from collections.abc import Callable

import torch
from torch import nn


def snip_scores(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
) -> list[torch.Tensor]:
    """|g * w| of each parameter with more than one axis, divided by the sum of them all."""
    twin = copy.deepcopy(model)  # a forward pass in training mode would move buffers
    weights = [p.requires_grad_() for p in twin.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("no parameter has more than one axis")
    loss = loss_fn(twin(x), y)
    if not loss.requires_grad:
        raise ValueError("the loss doesn't depend on the parameters")
    grads = torch.autograd.grad(loss, weights, materialize_grads=True)
    pairs = zip(grads, weights, strict=True)
    saliency = [(g.double() * w.detach()).abs() for g, w in pairs]
    total = sum(s.sum() for s in saliency)
    if not 0.0 < total < math.inf:  # true for NaN too
        raise ValueError(f"the saliencies add up to {total}")
    return [(s / total).to(w.dtype) for s, w in zip(saliency, weights, strict=True)]
