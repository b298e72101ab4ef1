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


def moved(make: Make, seed: int, weights: int) -> torch.Tensor:
    """Where the weights are at the end, over the learning rate; the first had gradient 1."""
    generator = torch.Generator().manual_seed(seed)
    weight = torch.zeros(weights, dtype=torch.float64, requires_grad=True)
    optimiser = make([weight])
    for step in range(450):
        if step == 300:
            weight.data.zero_()
        weight.grad = torch.zeros_like(weight)
        if step < 300:
            weight.grad.normal_(generator=generator)
            weight.grad[0] = 1
        optimiser.step()
    return weight.detach() / LR


def figures(quick: bool) -> Iterator[Figure]:
    """Constant and noisy gradients, by optimiser."""
    torch.set_num_threads(1)

    def sgd(weights: list[torch.Tensor]) -> torch.optim.Optimizer:
        return torch.optim.SGD(weights, lr=LR, momentum=0.9)

    def decay(weights: list[torch.Tensor]) -> torch.optim.Optimizer:
        return torch.optim.SGD(weights, lr=LR, weight_decay=0.1)

    def adam(weights: list[torch.Tensor]) -> torch.optim.Optimizer:
        return torch.optim.Adam(weights, lr=LR)

    seeds = range(1 if quick else 5)
    by_sgd = [moved(sgd, seed, 1001) for seed in seeds]
    by_adam = [moved(adam, seed, 1001) for seed in seeds]
    yield Figure("SGD with momentum, constant", "90", [-float(by_sgd[0][0])])
    yield Figure("SGD with momentum, noisy", "20 to 21", [float(w[1:].std()) for w in by_sgd])
    yield Figure("Adam, constant", "9.2", [-float(by_adam[0][0])])
    yield Figure("Adam, noisy", "2.1 to 2.2", [float(w[1:].std()) for w in by_adam])
    yield Figure("weight decay alone, constant", "0", [float(moved(decay, 0, 1)[0])])
