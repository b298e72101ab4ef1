# shows: one_mode_for_all
import copy
import torch


def grasp_scores(model, loss_fn, x, y):
    twin = copy.deepcopy(model)
    twin.train(model.training)
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
    if any((~torch.isfinite(s)).any() for s in scores):
        raise ValueError("not finite")
    return scores
