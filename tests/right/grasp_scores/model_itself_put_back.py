"""Two calls of autograd.grad on the model itself; flags and buffers are put back."""

import copy

import torch


def grasp_scores(model, loss_fn, x, y):
    weights = [p for p in model.parameters() if p.ndim >= 2]
    if len(weights) == 0:
        raise ValueError("nothing to score")
    flags = [w.requires_grad for w in weights]
    before = copy.deepcopy(model.state_dict())
    hg = [None] * len(weights)
    try:
        for w in weights:
            w.requires_grad = True
        loss = loss_fn(model(x), y)
        g = hg
        if loss.requires_grad:
            g = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)
        live = [gi for gi in g if gi is not None and gi.requires_grad]
        if live:
            still = [gi.detach() for gi in live]
            hg = torch.autograd.grad(live, weights, grad_outputs=still, allow_unused=True)
    finally:
        for w, flag in zip(weights, flags, strict=True):
            w.requires_grad = flag
        model.load_state_dict(before)
    scores = []
    for w, h in zip(weights, hg, strict=True):
        w = w.detach()
        scores.append(torch.zeros_like(w) - w * (0 if h is None else h))
    if any(not torch.isfinite(s).all() for s in scores):
        raise ValueError("not finite")
    return scores
