"""Accuracy of a pruned network with batch norm before and after its statistics are taken again.

Setup: 10 Gaussian classes with means of length 3 in 32 dimensions, 4,000 training and 4,000 test
points. A network linear(32, 64)-BN-ReLU-linear(64, 64)-BN-ReLU-linear(64, 10) is trained for 8
epochs of SGD. Half of the hidden units with the lowest |gamma| of each hidden layer are removed by
zeroing their outputs; for comparison half of them at random, and a quarter by |gamma|. The second
layer's statistics are then stale. `fresh` takes cumulative means over 20 batches of 100 training
points (momentum=None). Accuracies are in per cent; chance is 10.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

import torch
from torch import nn

from grader.kit import Figure

QUOTED = {"dense": "84 to 88", "stale": "61 to 74", "fresh": "68 to 78"}
GAINS = {"": "0 to 10", "random ": "4 to 22", "quarter ": "-1 to 5"}


class Net(nn.Module):
    """Two hidden layers with batch norm, and a mask behind each."""

    def __init__(self) -> None:
        super().__init__()
        self.l1, self.l2, self.l3 = nn.Linear(32, 64), nn.Linear(64, 64), nn.Linear(64, 10)
        self.b1, self.b2 = nn.BatchNorm1d(64), nn.BatchNorm1d(64)
        self.m1, self.m2 = torch.ones(64), torch.ones(64)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits, (batch, 10)."""
        x = torch.relu(self.b1(self.l1(x))) * self.m1
        return self.l3(torch.relu(self.b2(self.l2(x))) * self.m2)


def data(gen: torch.Generator, means: torch.Tensor, n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Points and their classes."""
    y = torch.randint(10, (n,), generator=gen)
    return means[y] + torch.randn(n, 32, generator=gen), y


@torch.no_grad()
def accuracy(net: Net, x: torch.Tensor, y: torch.Tensor) -> float:
    """In per cent, in evaluation mode."""
    net.eval()
    return 100 * float((net(x).argmax(1) == y).float().mean())


@torch.no_grad()
def recalibrate(net: Net, x: torch.Tensor) -> None:
    """Fresh cumulative statistics over batches of 100."""
    net.train()
    for bn in (net.b1, net.b2):
        bn.reset_running_stats()
        bn.momentum = None
    for batch in x.split(100):
        net(batch)


def run(seed: int) -> dict[str, float]:
    """Accuracy of the dense net, of pruned ones, and of these with fresh statistics."""
    torch.set_num_threads(1)
    gen = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)
    means = torch.randn(10, 32, generator=gen)
    means *= 3 / means.norm(dim=1, keepdim=True)
    (x, y), test = data(gen, means, 4000), data(gen, means, 4000)
    net = Net()
    optimiser = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-3)
    for _ in range(8):
        net.train()
        for part in torch.randperm(4000, generator=gen).split(100):
            optimiser.zero_grad()
            nn.functional.cross_entropy(net(x[part]), y[part]).backward()
            optimiser.step()
    found = {"dense": accuracy(net, *test)}
    for kind, count in (("", 32), ("random ", 32), ("quarter ", 16)):
        cut = copy.deepcopy(net)
        for bn, name in ((cut.b1, "m1"), (cut.b2, "m2")):
            order = bn.weight.detach().abs().argsort()
            if kind == "random ":
                order = torch.randperm(64, generator=gen)
            mask = torch.ones(64)
            mask[order[:count]] = 0
            setattr(cut, name, mask)
        found[kind + "stale"] = accuracy(cut, *test)
        recalibrate(cut, x[:2000])
        found[kind + "fresh"] = accuracy(cut, *test)
    return found


def figures(quick: bool) -> Iterator[Figure]:
    """The three accuracies over seeds."""
    found = [run(seed) for seed in range(1 if quick else 10)]
    for name, quoted in QUOTED.items():
        yield Figure(f"accuracy, {name}", quoted, [f[name] for f in found])
    for kind, quoted in GAINS.items():
        gain = [f[kind + "fresh"] - f[kind + "stale"] for f in found]
        yield Figure(f"{kind}gain by fresh statistics, in points", quoted, gain)
