"""autograd.grad on the model itself; buffers come back from a state dict."""

import copy

import torch


def snip_scores(model, loss_fn, x, y):
    before = copy.deepcopy(model.state_dict())
    frozen = [p for p in model.parameters() if not p.requires_grad]
    weights = [p for p in model.parameters() if p.ndim > 1]
    if not weights:
        raise ValueError
    for p in frozen:
        p.requires_grad = True
    try:
        loss = loss_fn(model(x), y)
        found = [None] * len(weights)
        if loss.requires_grad:
            found = torch.autograd.grad(loss, weights, allow_unused=True)
    finally:
        for p in frozen:
            p.requires_grad = False
        model.load_state_dict(before)
    sizes = []
    for g, w in zip(found, weights, strict=True):
        sizes.append(torch.zeros_like(w) if g is None else torch.abs(g * w.detach()))
    total = sum(float(s.sum(dtype=torch.double)) for s in sizes)
    if total in (0.0, float("inf")) or total != total:
        raise ValueError(total)
    return [(s.double() / total).to(s.dtype) for s in sizes]
