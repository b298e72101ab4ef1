import torch
from torch.func import functional_call


def grasp_scores(model, loss_fn, x, y):
    params = dict(model.named_parameters())
    names = [n for n in params if params[n].dim() > 1]
    if not names:
        raise ValueError
    fixed = {n: p.detach() for n, p in params.items()} | {n: b.clone() for n, b in model.named_buffers()}
    leaves = [params[n].detach().clone().requires_grad_() for n in names]
    loss = loss_fn(functional_call(model, {**fixed, **dict(zip(names, leaves))}, (x,)), y)
    zeros = [torch.zeros_like(w) for w in leaves]
    hg = zeros
    if loss.requires_grad:
        g = torch.autograd.grad(loss, leaves, create_graph=True, allow_unused=True)
        g = [z if a is None else a for a, z in zip(g, zeros)]
        live = [a for a in g if a.requires_grad]
        if live:
            v = [a.detach() for a in live]
            hg = torch.autograd.grad(live, leaves, v, allow_unused=True)
            hg = [z if a is None else a for a, z in zip(hg, zeros)]
    out = [-(w.detach() * h) for w, h in zip(leaves, hg)]
    if not all(bool(o.isfinite().all()) for o in out):
        raise ValueError
    return out
