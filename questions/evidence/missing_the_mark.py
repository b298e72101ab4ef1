"""Hidden units without a path under a SynFlow mask, and after shuffling it within each layer.

A 64-256-256-256-10 ReLU network without biases, He initialisation; SynFlow keeps 1 % of the weights
after 100 rounds on the exponential schedule. Reported is the share in per cent of the 768 hidden
units that no path of kept weights from input to output crosses. Shuffling keeps the number of
weights of each layer. Seeds 0 to 4.

And what shuffling SNIP's mask does to the accuracy of a 64-128-128-10 network without biases,
pruned to 3 %: standard normal inputs, of which all count or 48 are zero in every example; the class
is the largest output of a random tanh network of the others. 1,000 examples, 200 steps of Adam
(3e-3, batches of 64), 2,000 test examples, float64.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from grader.kit import Figure

SIZES = (64, 256, 256, 256, 10)
SMALL, EXAMPLES = (64, 128, 128, 10), 1000


def flow(weights: list[np.ndarray]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """What reaches each unit from the inputs, and what it passes on to the outputs."""
    forward, back = [np.ones(SIZES[0])], [np.ones(SIZES[-1])]
    for w in weights:
        forward.append(w @ forward[-1])
    for w in weights[::-1]:
        back.insert(0, w.T @ back[0])
    return forward, back


def synflow_masks(rng: np.random.Generator) -> list[np.ndarray]:
    shapes = [(n, m) for m, n in pairwise(SIZES)]
    weights = [np.abs(rng.normal(size=s)) * (2 / s[1]) ** 0.5 for s in shapes]
    for i in range(1, 101):
        forward, back = flow(weights)
        scores = [
            w * b[:, None] * f for w, f, b in zip(weights, forward[:-1], back[1:], strict=True)
        ]
        ranked = np.sort(np.concatenate([s.ravel() for s in scores]))
        cut = ranked[-round(0.01 ** (i / 100) * ranked.size)]
        weights = [w * (s >= cut) for w, s in zip(weights, scores, strict=True)]
    return [w > 0 for w in weights]


def without_path(masks: list[np.ndarray]) -> float:
    forward, back = flow([m.astype(float) for m in masks])
    dead = [(f == 0) | (b == 0) for f, b in zip(forward[1:-1], back[1:-1], strict=True)]
    return 100 * float(np.concatenate(dead).mean())


def task(used: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Inputs (3000, 64), of which `used` count and the others are zero, and classes (3000,)."""
    x = torch.randn(EXAMPLES + 2000, SMALL[0], generator=generator)
    x[:, used:] = 0
    first = torch.randn(used, 32, generator=generator) / used**0.5
    last = torch.randn(32, SMALL[-1], generator=generator)
    return x, (torch.tanh(2 * x[:, :used] @ first) @ last).argmax(1)


def loss(weights: list[Tensor], x: Tensor, y: Tensor) -> Tensor:
    return torch.nn.functional.cross_entropy(output(weights, x), y)


def output(weights: list[Tensor], x: Tensor) -> Tensor:
    for w in weights[:-1]:
        x = (x @ w).relu()
    return x @ weights[-1]


def accuracy(weights: list[Tensor], masks: list[Tensor], x: Tensor, y: Tensor) -> float:
    """Test accuracy in per cent after training with the masks."""
    weights = [(w * m).requires_grad_() for w, m in zip(weights, masks, strict=True)]
    adam = torch.optim.Adam(weights, lr=3e-3)
    order = torch.Generator().manual_seed(0)
    for _ in range(200):
        i = torch.randint(EXAMPLES, (64,), generator=order)
        adam.zero_grad()
        loss([w * m for w, m in zip(weights, masks, strict=True)], x[i], y[i]).backward()
        adam.step()
    with torch.no_grad():
        found = output([w * m for w, m in zip(weights, masks, strict=True)], x[EXAMPLES:])
    return 100 * float((found.argmax(1) == y[EXAMPLES:]).double().mean())


def shuffling(seed: int, used: int) -> float:
    """How many points shuffling SNIP's mask within each layer adds to the accuracy."""
    generator = torch.Generator().manual_seed(seed)
    x, y = task(used, generator)
    weights = [
        (torch.randn(n, m, generator=generator) * (2 / n) ** 0.5).requires_grad_()
        for n, m in pairwise(SMALL)
    ]
    gradients = torch.autograd.grad(loss(weights, x[:EXAMPLES], y[:EXAMPLES]), weights)
    weights = [w.detach() for w in weights]
    scores = [(w * g).abs() for w, g in zip(weights, gradients, strict=True)]
    ranked = torch.cat([s.flatten() for s in scores]).sort(descending=True).values
    masks = [(s >= ranked[round(0.03 * len(ranked)) - 1]).double() for s in scores]
    mixed = [m.flatten()[torch.randperm(m.numel(), generator=generator)].view_as(m) for m in masks]
    return accuracy(weights, mixed, x, y) - accuracy(weights, masks, x, y)


def figures(quick: bool) -> Iterator[Figure]:
    before, after = [], []
    for seed in range(1 if quick else 5):
        rng = np.random.default_rng(seed)
        masks = synflow_masks(rng)
        before.append(without_path(masks))
        after.append(without_path([rng.permutation(m.ravel()).reshape(m.shape) for m in masks]))
    yield Figure("SynFlow, in %", "85.7 to 86.3", before)
    yield Figure("shuffled, in %", "49 to 57", after)
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    try:
        for used, quoted in ((64, "-4 to -1"), (16, "-19 to -10")):
            change = [shuffling(seed, used) for seed in range(1 if quick else 5)]
            yield Figure(f"SNIP shuffled, {used} inputs count, points", quoted, change)
    finally:
        torch.set_default_dtype(torch.float32)
