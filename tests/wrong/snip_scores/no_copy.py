# shows: no_copy
import copy
import math

import torch
from torch import nn


def snip_scores(model, loss_fn, x, y):
    net = model
    weights = [p for p in net.parameters() if p.dim() > 1]
    if not weights:
        raise ValueError("nothing to score")
    for w in weights:
        w.requires_grad_(True)
    loss = loss_fn(net(x), y)
    if not loss.requires_grad:
        raise ValueError("constant loss")
    grads = torch.autograd.grad(loss, weights, allow_unused=True)
    scores = []
    for g, w in zip(grads, weights):
        g = torch.zeros_like(w) if g is None else g
        scores.append((g.double() * w.detach().double()).abs())
    total = sum(s.sum() for s in scores).item()
    if total == 0 or not math.isfinite(total):
        raise ValueError("bad total")
    return [(s / total).to(w.dtype) for s, w in zip(scores, weights)]
