# shows: per_sample_scores
import copy
import math

import torch
from torch import nn


def snip_scores(model, loss_fn, x, y):
    net = copy.deepcopy(model)
    weights = [p for p in net.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("nothing to score")
    for w in weights:
        w.requires_grad_(True)
    loss = loss_fn(net(x), y)
    if not loss.requires_grad:
        raise ValueError("constant loss")
    grads = [0] * len(weights)
    for i in range(len(x)):
        one = torch.autograd.grad(
            loss_fn(net(x[i : i + 1]), y[i : i + 1]), weights, allow_unused=True
        )
        grads = [a + (0 if g is None else g.abs()) for a, g in zip(grads, one)]
    grads = [None if isinstance(g, int) else g for g in grads]
    scores = []
    for g, w in zip(grads, weights):
        g = torch.zeros_like(w) if g is None else g
        scores.append((g.double() * w.detach().double()).abs())
    total = sum(s.sum() for s in scores).item()
    if total == 0 or not math.isfinite(total):
        raise ValueError("bad total")
    return [(s / total).to(w.dtype) for s, w in zip(scores, weights)]
