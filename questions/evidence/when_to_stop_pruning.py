"""Error after gradual pruning that ends early, midway, late or at the very end of a cosine decay.

Setup: ten classes, each a mixture of eight Gaussian clusters in ten dimensions, 1,000 training
examples; a ReLU network with two hidden layers of 64, biases not pruned; SGD with momentum 0.9,
batches of 32, 600 steps, a cosine learning rate from 0.1 to 0. The sparsity rises from 0 to 80 %
along the cubic curve during the 40 % of the training before the stated share; one ranking of
magnitudes over all layers, a mask update every 10 steps. A value is the training error in per cent,
one a seed; guessing has an error of 90. Afterwards: with the last mask at the end, some more steps
at a constant rate.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import torch
from torch import Tensor

from grader.kit import Figure

# Rounding differs between machines and training amplifies it.
SLACK = 3.0
STEPS, DIMS, SPARSITY = 600, (10, 64, 64, 10), 0.8
QUOTED = {0.4: "6 to 12", 0.6: "7 to 13", 0.9: "12 to 16", 1.0: "19 to 25"}
AFTER = {(60, 0.001): "18 to 21", (60, 0.01): "13 to 16", (600, 0.001): "12 to 16"}


def task(seed: int) -> tuple[Tensor, Tensor]:
    """Features (1000, 10) and labels."""
    rng = torch.Generator().manual_seed(seed)
    centres = 1.5 * torch.randn(80, DIMS[0], generator=rng)
    cluster = torch.randint(0, 80, (1000,), generator=rng)
    return centres[cluster] + 0.8 * torch.randn(1000, DIMS[0], generator=rng), cluster % 10


def logits(params: list[Tensor], x: Tensor) -> Tensor:
    """The network's output."""
    for i in range(0, len(params), 2):
        x = torch.addmm(params[i + 1], x.relu() if i else x, params[i])
    return x


def masks(weights: list[Tensor], sparsity: float) -> list[Tensor]:
    """One ranking of magnitudes over all layers; the smallest go."""
    flat = torch.cat([w.abs().flatten() for w in weights])
    keep = torch.ones(len(flat))
    keep[flat.argsort(stable=True)[: round(sparsity * len(flat))]] = 0
    parts = torch.split(keep, [w.numel() for w in weights])
    return [m.view_as(w) for m, w in zip(parts, weights, strict=True)]


def final_error(seed: int, end: float, more: int = 0, after: float = 0.0) -> float:
    """Training error in per cent when the last mask is set at the share `end` of the training.

    Then `more` steps at the rate `after` follow.
    """
    x, y = task(seed)
    rng = torch.Generator().manual_seed(1000 + seed)
    params = []
    for fan_in, fan_out in pairwise(DIMS):
        params += [torch.randn(fan_in, fan_out, generator=rng) * (2 / fan_in) ** 0.5]
        params += [torch.zeros(fan_out)]
    params = [p.requires_grad_() for p in params]
    moments = [torch.zeros_like(p) for p in params]
    weights = params[::2]
    kept = [torch.ones_like(w) for w in weights]
    for step in range(STEPS + more + 1):
        with torch.no_grad():
            p = min(1.0, max(0.0, (step / STEPS - end + 0.4) / 0.4))
            if step % 10 == 0 and p > 0 and step <= STEPS:
                kept = masks(weights, SPARSITY * (1 - (1 - p) ** 3))
            for w, m in zip(weights, kept, strict=True):
                w.mul_(m)
        if step == STEPS + more:
            break
        pick = torch.randint(0, 1000, (32,), generator=rng)
        loss = torch.nn.functional.cross_entropy(logits(params, x[pick]), y[pick])
        grads = torch.autograd.grad(loss, params)
        rate = 0.05 * (1 + math.cos(math.pi * step / STEPS)) if step < STEPS else after
        with torch.no_grad():
            for q, g, v in zip(params, grads, moments, strict=True):
                v.mul_(0.9).add_(g)
                q.sub_(rate * v)
    return 100 * float((logits(params, x).argmax(1) != y).float().mean())


def figures(quick: bool) -> Iterator[Figure]:
    """The error for four shares of the training at which the ramp ends."""
    torch.set_num_threads(1)
    for end, quoted in QUOTED.items():
        found = [final_error(seed, end) for seed in range(2 if quick else 5)]
        yield Figure(f"training error in %, last mask at {end}", quoted, found, SLACK)
    for (more, after), quoted in AFTER.items():
        found = [final_error(seed, 1.0, more, after) for seed in range(2 if quick else 5)]
        what = f"training error in %, {more} more steps at {after}"
        yield Figure(what, quoted, found, SLACK)
