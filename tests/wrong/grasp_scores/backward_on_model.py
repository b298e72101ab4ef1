# shows: adds_to_gradients
import torch


def grasp_scores(model, loss_fn, x, y):
    weights = [p for p in model.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("no weights to score")
    for w in weights:
        w.requires_grad_(True)
    loss = loss_fn(model(x), y)
    if loss.requires_grad:
        grad_w = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)
        z = sum((g.detach() * g).sum() for g in grad_w if g is not None)
        if z.requires_grad:
            z.backward()
    scores = []
    for w in weights:
        scores.append(torch.zeros_like(w) if w.grad is None else -w.detach() * w.grad)
    if any(not torch.isfinite(s).all() for s in scores):
        raise ValueError("not finite")
    return scores
