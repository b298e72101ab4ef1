"""A copy of the model is worn out; one long vector is normalised and cut up again."""

import copy

import torch


def snip_scores(model, loss_fn, x, y):
    twin = copy.deepcopy(model)
    for p in twin.parameters():
        p.requires_grad = True
        p.grad = torch.zeros_like(p)
    weights = [p for p in twin.parameters() if p.dim() not in (0, 1)]
    if len(weights) == 0:
        raise ValueError("nothing to score")
    loss = loss_fn(twin(x), y)
    if loss.requires_grad:
        loss.backward()
    long = torch.cat([(p.grad * p.data).double().flatten() for p in weights]).abs()
    if not 0 < long.sum() < torch.inf:
        raise ValueError("bad sum")
    parts = (long / long.sum()).split([p.numel() for p in weights])
    return [s.reshape(p.shape).to(p.dtype) for s, p in zip(parts, weights, strict=True)]
