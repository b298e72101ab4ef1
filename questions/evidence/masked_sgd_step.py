"""How far a pruned weight moves when only its gradient is masked, in units of the learning rate.

Setup: torch's optimisers on weights that were trained for 300 steps, are set to zero, and from then
on get the gradient zero for 150 steps. Constant: the gradient before pruning is 1. Noisy: it is
standard normal, drawn anew each step for 1,000 weights; the figure is the standard deviation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch

from grader.kit import Figure

Make = Callable[[list[torch.Tensor]], torch.optim.Optimizer]
LR = 0.001


def moved(make: Make, gradient: Callable[[], torch.Tensor]) -> torch.Tensor:
    """Where the weights are at the end, over the learning rate."""
    weight = torch.zeros_like(gradient()).requires_grad_()
    optimiser = make([weight])
    for step in range(450):
        if step == 300:
            weight.data.zero_()
        weight.grad = gradient() if step < 300 else torch.zeros_like(weight)
        optimiser.step()
    return weight.detach() / LR


def noise(seed: int) -> Callable[[], torch.Tensor]:
    """Standard normal gradients of 1,000 weights."""
    generator = torch.Generator().manual_seed(seed)
    return lambda: torch.randn(1000, generator=generator, dtype=torch.float64)


def figures(quick: bool) -> Iterator[Figure]:
    """Constant and noisy gradients, by optimiser."""
    torch.set_num_threads(1)

    def sgd(weights: list[torch.Tensor]) -> torch.optim.Optimizer:
        return torch.optim.SGD(weights, lr=LR, momentum=0.9)

    def decay(weights: list[torch.Tensor]) -> torch.optim.Optimizer:
        return torch.optim.SGD(weights, lr=LR, weight_decay=0.1)

    def adam(weights: list[torch.Tensor]) -> torch.optim.Optimizer:
        return torch.optim.Adam(weights, lr=LR)

    def one() -> torch.Tensor:
        return torch.ones(1, dtype=torch.float64)

    yield Figure("SGD with momentum, constant", "90", [-float(moved(sgd, one))])
    yield Figure("weight decay alone, constant", "0", [float(moved(decay, one))])
    yield Figure("Adam, constant", "9.2", [-float(moved(adam, one))])
    seeds = range(1 if quick else 5)
    noisy = [(float(moved(sgd, noise(s)).std()), float(moved(adam, noise(s)).std())) for s in seeds]
    yield Figure("SGD with momentum, noisy", "20 to 21", [a for a, _ in noisy])
    yield Figure("Adam, noisy", "2.1 to 2.2", [b for _, b in noisy])
