# shows: large_scores_refused
import copy
import torch


def grasp_scores(model, loss_fn, x, y):
    twin = copy.deepcopy(model)
    weights = [p.requires_grad_(True) for p in twin.parameters() if p.ndim > 1]
    if not weights:
        raise ValueError("no weights")
    loss = loss_fn(twin(x), y)
    hg = [torch.zeros_like(w) for w in weights]
    if loss.requires_grad:
        g = torch.autograd.grad(loss, weights, create_graph=True, materialize_grads=True)
        z = sum((a * a.detach()).sum() for a in g)
        if z.requires_grad:
            hg = torch.autograd.grad(z, weights, materialize_grads=True)
    scores = [-(w * h).detach() for w, h in zip(weights, hg)]
    if not torch.isfinite(torch.stack([s.norm() for s in scores]).norm()):
        raise ValueError("scores aren't finite")
    return scores
