# shows: nothing
import copy

import torch


def grasp_scores(model, loss_fn, x, y):
    before = copy.deepcopy(model.state_dict())
    frozen = [p for p in model.parameters() if not p.requires_grad]
    weights = [p for p in model.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("no weights to score")
    model.zero_grad()
    for p in frozen:
        p.requires_grad_(True)
    loss = loss_fn(model(x), y)
    if loss.requires_grad:
        grad_w = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)
        z = sum((g.detach() * g).sum() for g in grad_w if g is not None)
        if z.requires_grad:
            z.backward()
    scores = []
    for w in weights:
        scores.append(torch.zeros_like(w) if w.grad is None else -w.detach() * w.grad)
    model.zero_grad()
    model.load_state_dict(before)
    for p in frozen:
        p.requires_grad_(False)
    if any(not torch.isfinite(s).all() for s in scores):
        raise ValueError("not finite")
    return scores
