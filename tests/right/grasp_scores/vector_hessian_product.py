"""torch.autograd.functional.vhp of the loss as a function of the weights."""

import torch
from torch.autograd.functional import vhp
from torch.func import functional_call


def grasp_scores(model, loss_fn, x, y):
    state = {n: t.detach().clone() for n, t in model.named_parameters()}
    names = tuple(n for n, t in state.items() if t.dim() > 1)
    if names == ():
        raise ValueError("there is nothing to score")

    def loss_of(*weights):
        buffers = {n: b.clone() for n, b in model.named_buffers()}
        state.update(zip(names, weights, strict=True))
        loss = loss_fn(functional_call(model, (state, buffers), x), y)
        return loss + 0 * sum(w.sum() for w in weights)

    weights = tuple(state[n] for n in names)
    leaves = tuple(w.clone().requires_grad_() for w in weights)
    g = torch.autograd.grad(loss_of(*leaves), leaves)
    _, hg = vhp(loss_of, weights, g)
    scores = [torch.mul(w, h).neg() for w, h in zip(weights, hg, strict=True)]
    if not all(torch.all(torch.isfinite(s)) for s in scores):
        raise ValueError("not a finite score")
    return scores
