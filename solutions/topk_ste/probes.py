"""How TopKSTE is put to use. This runs beside the candidate: it observes, and holds no secret."""

import torch


def mask(candidate, scores, keep):
    """The forward pass alone, and whether writing into the mask reaches the scores."""
    found = candidate.TopKSTE.apply(scores, keep)
    before = scores.clone()
    answer = found.clone()
    found.zero_()
    found.sub_(1)
    return {"mask": answer, "shares memory": not torch.equal(scores, before)}


def gradient(candidate, scores, keep, grad_mask):
    """The gradient that arrives at the scores when the mask's gradient is given."""
    leaf = scores.detach().requires_grad_()
    candidate.TopKSTE.apply(leaf, keep).backward(grad_mask)
    return leaf.grad


def training(candidate, scores, keep, weight, x):
    """One backward pass of `sum(x @ (weight * mask).T)`: the gradients of weight and scores."""
    scores, weight = scores.detach().requires_grad_(), weight.detach().requires_grad_()
    output = x @ (weight * candidate.TopKSTE.apply(scores, keep)).T
    output.sum().backward()
    return {"weight": weight.grad, "scores": scores.grad}


def two_layers(candidate, first, second, keep, grad_first, grad_second):
    """Both forward passes, then both backward passes: each layer's gradient is its own."""
    leaves = [scores.detach().requires_grad_() for scores in (first, second)]
    masks = [candidate.TopKSTE.apply(leaf, keep) for leaf in leaves]
    torch.autograd.backward(masks, [grad_first, grad_second])
    return [leaf.grad for leaf in leaves]
