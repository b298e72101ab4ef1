"""What the script of the page does, with its bugs mended one after the other.

An MLP with 20, 64, 64 and 2 units, batch norm after both hidden layers, dropout 0.5 after the
first; 256 standard normal samples labelled by the sign of the product of two inputs. First 50
steps of SGD with learning rate 0.05 and momentum 0.9, then four rounds of pruning 0.2 and 25 steps.
Zeros in per cent of the weight matrices. Without bugs: 1 - 0.8 ** 4 = 59.04. Once more
as it is without momentum. Seeds 0 to 4.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from grader.kit import Figure

AMOUNT, ROUNDS = 0.2, 4


def network() -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(20, 64),
        nn.BatchNorm1d(64),
        nn.ReLU(),
        nn.Dropout(0.5),
        nn.Linear(64, 64),
        nn.BatchNorm1d(64),
        nn.ReLU(),
        nn.Linear(64, 2),
    )


def train(
    net: nn.Module,
    optimiser: torch.optim.Optimizer,
    x: Tensor,
    y: Tensor,
    steps: int,
    masks: dict[str, Tensor],
) -> None:
    """Steps on batches of 64; parameters are multiplied by the masks after each."""
    net.train()
    for _ in range(steps):
        rows = torch.randint(0, len(x), (64,))
        optimiser.zero_grad()
        F.cross_entropy(net(x[rows]), y[rows]).backward()
        optimiser.step()
        for name, p in net.named_parameters():
            if name in masks:
                p.data *= masks[name]


def prune(
    net: nn.Module, x: Tensor, y: Tensor, masks: dict[str, Tensor], mended: frozenset[str]
) -> None:
    """One round as on the page, except for the bugs of `mended`: state, scope, count."""
    if "state" in mended:
        net.zero_grad()
        net.eval()
    F.cross_entropy(net(x[:64]), y[:64]).backward()
    named = [(n, p) for n, p in net.named_parameters() if "scope" not in mended or p.dim() > 1]
    flat = torch.cat([(p * p.grad).detach().abs().flatten() for _, p in named])
    if "count" in mended:
        alive = torch.cat([masks.get(n, torch.ones_like(p)).flatten() for n, p in named]) > 0
        ranked = flat.masked_fill(~alive, float("inf")).argsort(stable=True)
        gone = ~alive
        gone[ranked[: round(AMOUNT * int(alive.sum()))]] = True
    else:
        gone = flat <= flat.kthvalue(int(AMOUNT * flat.numel())).values
    for (name, p), part in zip(named, gone.split([p.numel() for _, p in named]), strict=True):
        masks[name] = (~part).view_as(p).to(p.dtype)
        p.data *= masks[name]


def zeros(net: nn.Module) -> float:
    flat = torch.cat([p.detach().flatten() for p in net.parameters() if p.dim() > 1])
    return 100 * float((flat == 0).float().mean())


def measured(
    seed: int, *, hold: bool, mended: str = "", momentum: float = 0.9
) -> tuple[float, float, int]:
    """Zeros right after the last pruning, zeros at the end, batch-norm scales that are zero."""
    torch.manual_seed(seed)
    x = torch.randn(256, 20)
    y = (x[:, 0] * x[:, 1] > 0).long()
    net = network()
    optimiser = torch.optim.SGD(net.parameters(), lr=0.05, momentum=momentum)
    masks: dict[str, Tensor] = {}
    train(net, optimiser, x, y, 50, {})
    after, scales = 0.0, 0
    for _ in range(ROUNDS):
        prune(net, x, y, masks, frozenset(mended.split()))
        after = zeros(net)
        scales = sum(
            int((m.weight == 0).sum()) for m in net.modules() if isinstance(m, nn.BatchNorm1d)
        )
        train(net, optimiser, x, y, 25, masks if hold else {})
    return after, zeros(net), scales


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    seeds = range(1 if quick else 5)
    as_is = [measured(seed, hold=False) for seed in seeds]
    yield Figure("zeros after the last pruning, as it is, %", "19 %", [f[0] for f in as_is])
    yield Figure("zeros at the end, as it is, %", "0 %", [f[1] for f in as_is])
    plain = [measured(seed, hold=False, momentum=0) for seed in seeds]
    yield Figure("zeros after the last pruning, no momentum, %", "17 to 18", [f[0] for f in plain])
    yield Figure("zeros at the end, no momentum, %", "1 to 5", [f[1] for f in plain])
    held = [measured(seed, hold=True) for seed in seeds]
    yield Figure("zeros at the end, masks held, %", "19 to 24", [f[1] for f in held])
    yield Figure("batch-norm scales at zero, masks held", "1 to 7", [f[2] for f in held])
    right = [measured(seed, hold=True, mended="state scope count") for seed in seeds]
    yield Figure("zeros at the end, all mended, %", "59 %", [f[1] for f in right])
