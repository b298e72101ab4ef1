# shows: nothing
import copy

import torch


def gradients(net, weights, loss_fn, x, y):
    loss = loss_fn(net(x), y)
    if not loss.requires_grad:
        return [torch.zeros_like(w) for w in weights]
    return torch.autograd.grad(loss, weights, materialize_grads=True)


def grasp_scores(model, loss_fn, x, y, eps=1e-3):
    net = copy.deepcopy(model)
    weights = [p.requires_grad_() for p in net.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("no weights to score")
    w0 = [w.detach().clone() for w in weights]
    g0 = gradients(net, weights, loss_fn, x, y)
    with torch.no_grad():
        for w, g in zip(weights, g0):
            w.add_(eps * g)
    g1 = gradients(net, weights, loss_fn, x, y)
    scores = [-w * (b - a) / eps for w, a, b in zip(w0, g0, g1)]
    if not all(torch.isfinite(s).all() for s in scores):
        raise ValueError("not finite")
    return scores
