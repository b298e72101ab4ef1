"""Hg as half the gradient of the squared norm of the gradient, by backward() on a copy."""

import copy

import torch


class Scorer:
    def __init__(self, model):
        self.net = copy.deepcopy(model)
        for p in self.net.parameters():
            p.requires_grad_(p.dim() > 1)
            p.grad = None
        self.weights = [p for p in self.net.parameters() if p.requires_grad]

    def half_norm(self, loss):
        grads = torch.autograd.grad(loss, self.weights, create_graph=True, allow_unused=True)
        return sum(0.5 * g.pow(2).sum() for g in grads if g is not None)

    def scores(self, loss_fn, x, y):
        loss = loss_fn(self.net(x), y)
        if loss.grad_fn is not None:
            norm = self.half_norm(loss)
            if norm.grad_fn is not None:
                norm.backward()
        with torch.no_grad():
            return [self.one(w) for w in self.weights]

    @staticmethod
    def one(w):
        return w.neg() * (w.grad if w.grad is not None else torch.zeros_like(w))


def grasp_scores(model, loss_fn, x, y):
    scorer = Scorer(model)
    if not scorer.weights:
        raise ValueError("the model has no weights")
    found = scorer.scores(loss_fn, x, y)
    if sum(int((~torch.isfinite(s)).sum()) for s in found):
        raise ValueError("NaN or infinity")
    return found
