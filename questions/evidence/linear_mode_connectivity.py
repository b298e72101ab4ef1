"""The error barrier between two runs that share their first k steps and then differ in data order.

Setup: ten classes, each a mixture of eight Gaussian clusters in ten dimensions, 1,000 training
examples; a ReLU network with three hidden layers of 48; SGD with momentum 0.9, batches of 32, a
learning rate that falls linearly from 0.1 to 0 in 400 steps. The barrier is the largest training
error on the straight line between the two results, 11 points, minus the mean of its ends, in
percentage points; guessing has an error of 90. One control joins runs from two different
initialisations, another gives both copies a new schedule of 400 steps after step 200, a third
has batches of 256. One value a seed; all seeds are trained side by side as one batch of networks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import torch
from torch import Tensor

from grader.kit import Figure

CLASSES, CLUSTERS, DIMS, COUNT, STEPS = 10, 8, (10, 48, 48, 48, 10), 1000, 400
# Rounding differs between machines and training amplifies it.
SLACK = 3.0
QUOTED = {0: "31 to 41", 20: "14 to 24", 200: "0 to 1"}


def task(seed: int) -> tuple[Tensor, Tensor]:
    """One data set: features (count, 10) and labels."""
    rng = torch.Generator().manual_seed(seed)
    centres = 1.5 * torch.randn(CLASSES * CLUSTERS, DIMS[0], generator=rng)
    cluster = torch.randint(0, len(centres), (COUNT,), generator=rng)
    noise = torch.randn(COUNT, DIMS[0], generator=rng)
    return centres[cluster] + 0.8 * noise, cluster % CLASSES


def initial(seeds: list[int]) -> list[Tensor]:
    """He initialisation of one network a seed: weights (seeds, in, out) and biases, in turn."""
    rngs = [torch.Generator().manual_seed(1000 + seed) for seed in seeds]
    found = []
    for fan_in, fan_out in pairwise(DIMS):
        draws = [torch.randn(fan_in, fan_out, generator=rng) for rng in rngs]
        found += [torch.stack(draws) * (2 / fan_in) ** 0.5, torch.zeros(len(seeds), 1, fan_out)]
    return found


def logits(params: list[Tensor], x: Tensor) -> Tensor:
    """The networks' outputs for x of shape (seeds, examples, 10)."""
    for i in range(0, len(params), 2):
        x = torch.baddbmm(params[i + 1], x.relu() if i else x, params[i])
    return x


def trained(
    params: list[Tensor], data: tuple[Tensor, Tensor], steps: range, order: int, batch: int = 32
) -> list[Tensor]:
    """The parameters after these steps of the schedule, with batches drawn from `order`."""
    x, y = data
    rng = torch.Generator().manual_seed(order)
    params = [p.clone().requires_grad_() for p in params]
    moments = [torch.zeros_like(p) for p in params]
    for step in steps:
        pick = torch.randint(0, COUNT, (batch,), generator=rng)
        out = logits(params, x[:, pick])
        loss = torch.nn.functional.cross_entropy(out.flatten(0, 1), y[:, pick].flatten())
        grads = torch.autograd.grad(loss * len(x), params)
        with torch.no_grad():
            for p, g, m in zip(params, grads, moments, strict=True):
                m.mul_(0.9).add_(g)
                p.sub_(0.1 * (1 - step / STEPS) * m)
    return [p.detach() for p in params]


def error(params: list[Tensor], data: tuple[Tensor, Tensor]) -> Tensor:
    """The training error in per cent, for each seed."""
    return 100 * (logits(params, data[0]).argmax(-1) != data[1]).float().mean(1)


def barrier(ends: tuple[list[Tensor], list[Tensor]], data: tuple[Tensor, Tensor]) -> list[float]:
    """Largest error on the line minus the mean error of its ends, in points, for each seed."""
    errors = []
    for share in torch.linspace(0, 1, 11):
        point = [torch.lerp(a, b, share) for a, b in zip(*ends, strict=True)]
        errors.append(error(point, data))
    line = torch.stack(errors)
    return (line.amax(0) - (line[0] + line[-1]) / 2).tolist()


def figures(quick: bool) -> Iterator[Figure]:
    """The barrier for three split points, and between two initialisations."""
    torch.set_num_threads(1)
    seeds = list(range(2 if quick else 10))
    tasks = [task(seed) for seed in seeds]
    data = torch.stack([x for x, _ in tasks]), torch.stack([y for _, y in tasks])
    start = initial(seeds)
    runs = {}
    for split, quoted in QUOTED.items():
        shared = trained(start, data, range(split), order=7)
        runs[split] = trained(shared, data, range(split, STEPS), order=1)
        other = trained(shared, data, range(split, STEPS), order=2)
        found = barrier((runs[split], other), data)
        yield Figure(
            f"barrier in points, split at step {split}",
            quoted,
            found,
            SLACK if split < 200 else 1.0,
        )
    copies = [trained(shared, data, range(STEPS), order=order) for order in (1, 2)]
    found = barrier((copies[0], copies[1]), data)
    what = "barrier in points, split at step 200, a new schedule after it"
    yield Figure(what, "6 to 19", found, SLACK)
    for split, quoted in {0: "1 to 16", 20: "0 to 0.6"}.items():
        shared = trained(start, data, range(split), 7, 256)
        ends = [trained(shared, data, range(split, STEPS), order, 256) for order in (1, 2)]
        what = f"barrier in points, batches of 256, split at step {split}"
        yield Figure(what, quoted, barrier((ends[0], ends[1]), data), SLACK if not split else 1.0)
    yield Figure("training error in % at the end of a run", "3 to 7", error(runs[0], data).tolist())
    apart = trained(initial([seed + 500 for seed in seeds]), data, range(STEPS), order=2)
    found = barrier((runs[0], apart), data)
    yield Figure("barrier in points, two initialisations", "74 to 84", found, SLACK)
