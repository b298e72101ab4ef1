# shows: restores_after_the_loss
import torch


def grasp_scores(model, loss_fn, x, y):
    weights = [p for p in model.parameters() if p.ndim > 1]
    if not weights:
        raise ValueError("no weights")
    old = [p.requires_grad for p in weights]
    buffers = [b.clone() for b in model.buffers()]

    def restore():
        for p, o in zip(weights, old):
            p.requires_grad_(o)
        for b, c in zip(model.buffers(), buffers):
            b.data.copy_(c)

    for p in weights:
        p.requires_grad_(True)
    loss = loss_fn(model(x), y)
    hg = [torch.zeros_like(w) for w in weights]
    if loss.requires_grad:
        g = torch.autograd.grad(loss, weights, create_graph=True, materialize_grads=True)
        z = sum((a * a.detach()).sum() for a in g)
        if z.requires_grad:
            hg = torch.autograd.grad(z, weights, materialize_grads=True)
    restore()
    scores = [-(w.detach() * h.detach()) for w, h in zip(weights, hg)]
    for s in scores:
        if not torch.isfinite(s).all():
            raise ValueError("not finite")
    return scores
