# shows: leaves_one_mode
import torch
from torch import nn


def snip_scores(model: nn.Module, loss_fn, x, y):
    weights = [w for _, w in model.named_parameters() if w.ndim > 1]
    if len(weights) == 0:
        raise ValueError("no parameter has more than one axis")
    was = [w.requires_grad for w in weights]
    mode = model.training
    buffers = {k: v.clone() for k, v in model.named_buffers()}
    for w in weights:
        w.requires_grad_()
    try:
        loss = loss_fn(model(x), y)
        g = (
            torch.autograd.grad(loss, weights, allow_unused=True, materialize_grads=True)
            if loss.requires_grad
            else [torch.zeros_like(w) for w in weights]
        )
    finally:
        for w, r in zip(weights, was):
            w.requires_grad_(r)
        for k, v in model.named_buffers():
            v.data = buffers[k]
        model.train(mode)
    with torch.no_grad():
        a = [(gi.double() * w.double()).abs() for gi, w in zip(g, weights)]
        total = sum(t.sum() for t in a)
        if not torch.isfinite(total) or total == 0:
            raise ValueError("sum of the sensitivities must be positive and finite")
        return [(t / total).to(w.dtype) for t, w in zip(a, weights)]
