import copy
import torch


def grasp_scores(model, loss_fn, x, y):
    twin = copy.deepcopy(model)
    for p in twin.parameters():
        p.grad = None
        p.requires_grad_(p.ndim > 1)
    ws = [p for p in twin.parameters() if p.ndim > 1]
    if not ws:
        raise ValueError("no weight")
    with torch.enable_grad():
        loss = loss_fn(twin(x), y)
        if loss.grad_fn is not None:
            gs = torch.autograd.grad(
                loss, ws, create_graph=True, allow_unused=True, materialize_grads=True
            )
            fixed = [g.detach() for g in gs]
            inner = sum(torch.sum(a * b) for a, b in zip(gs, fixed))
            if inner.grad_fn is not None:
                inner.backward()
    scores = [-(p.data * (p.grad if p.grad is not None else torch.zeros_like(p.data))) for p in ws]
    if any(not torch.isfinite(s).all() for s in scores):
        raise ValueError("not finite")
    return scores
