# shows: snip_score
import copy

import torch


def grasp_scores(model, loss_fn, x, y):
    net = copy.deepcopy(model)
    weights = [p for p in net.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("no weights to score")
    for w in weights:
        w.requires_grad_(True)
    loss = loss_fn(net(x), y)
    if not loss.requires_grad:
        raise ValueError("the loss is constant")
    grads = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)
    grads = [torch.zeros_like(w) if g is None else g for g, w in zip(grads, weights)]
    scores = [(w.detach() * g.detach()).abs() for w, g in zip(weights, grads)]
    total = sum(s.sum() for s in scores)
    scores = [s / total for s in scores]
    if not all(torch.isfinite(s).all() for s in scores):
        raise ValueError("scores must be finite")
    return scores
