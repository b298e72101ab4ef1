# shows: no_copy
import torch


def grasp_scores(model, loss_fn, x, y):
    net = model
    weights = [p for p in net.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("no weights to score")
    for w in weights:
        w.requires_grad_(True)
    loss = loss_fn(net(x), y)
    if not loss.requires_grad:
        return [torch.zeros_like(w) for w in weights]
    grads = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)
    grads = [torch.zeros_like(w) if g is None else g for g, w in zip(grads, weights)]
    dot = sum((g * g.detach()).sum() for g in grads)
    hgs = [None] * len(weights)
    if dot.requires_grad:
        hgs = torch.autograd.grad(dot, weights, allow_unused=True)
    hgs = [torch.zeros_like(w) if h is None else h for h, w in zip(hgs, weights)]
    scores = [-w.detach() * h for w, h in zip(weights, hgs)]
    if not all(torch.isfinite(s).all() for s in scores):
        raise ValueError("scores must be finite")
    return scores
