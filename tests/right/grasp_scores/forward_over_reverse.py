"""The derivative of the gradient along the gradient, in forward mode (torch.func)."""

import torch
from torch.func import functional_call, grad, jvp


def grasp_scores(model, loss_fn, x, y):
    values = {n: p.detach().clone() for n, p in model.named_parameters()}
    weights = {n: v for n, v in values.items() if v.dim() > 1}
    if not weights:
        raise ValueError("no weights")
    others = {n: v for n, v in values.items() if n not in weights}

    def loss_of(w):
        buffers = {n: b.clone() for n, b in model.named_buffers()}
        return loss_fn(functional_call(model, {**w, **others, **buffers}, (x,)), y)

    g = grad(loss_of)(weights)
    _, hg = jvp(grad(loss_of), (weights,), (g,))
    scores = [-(weights[n] * hg[n]) for n in weights]
    for s in scores:
        if not bool(s.isfinite().all()):
            raise ValueError("scores that aren't finite")
    return scores
