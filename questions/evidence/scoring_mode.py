"""How far training and evaluation mode agree when weights are scored by |g·w|.

At initialisation: eight blocks of convolution, batch norm and ReLU with PyTorch's default weights.
After training: a CNN with batch norm on synthetic 8 by 8 images of ten classes. Dropout: an MLP.
The first network is compared with its calibrated form too (statistics of one other batch), and its
spread is measured with He's weights. Overlaps are shares of the top fifth of all weight entries;
0.2 is chance. The two scorings share their weights: how much that gives is the overlap with both
gradients shuffled within each tensor.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from grader.kit import Figure

# name: (unit of the page, quoted, what)
FIGURES = {
    "spread, evaluation": (
        1,
        "0.0001 to 0.0002",
        "spread of the last block at the start, evaluation mode",
    ),
    "spread, training": (1, "0.49 to 0.53", "spread of the last block at the start, training mode"),
    "modes, start": (100, "41 to 51 %", "overlap of the two modes at the start, per cent"),
    "shuffled, start": (100, "31 to 34 %", "the same, gradients shuffled, per cent"),
    "modes, trained": (100, "51 to 57 %", "overlap of the two modes after training, per cent"),
    "batches, trained": (100, "71 to 88 %", "overlap of two batches, evaluation mode, per cent"),
    "accuracy": (100, "78 to 92 %", "accuracy on fresh images, per cent"),
    "shuffled, trained": (100, "42 to 48 %", "trained, modes, gradients shuffled, per cent"),
    "modes, 16": (100, "47 to 58 %", "overlap of the two modes, trained, 16 images, per cent"),
    "batches, 16": (100, "44 to 65 %", "overlap of two batches of 16 images, per cent"),
    "calibrated": (100, "54 to 62 %", "overlap at the start, training and calibrated, per cent"),
    "spread, He": (1, "0.09 to 0.28", "spread of the last block, evaluation mode, He's weights"),
    "dropout": (100, "52 to 54 %", "overlap of two passes with dropout over one batch, per cent"),
}


def images(n: int, templates: Tensor) -> tuple[Tensor, Tensor]:
    """Shifted templates of ten classes with noise, (n, 1, 8, 8), and their labels."""
    labels = torch.randint(10, (n,))
    shifts = torch.randint(-1, 2, (n, 2)).tolist()
    moved = [templates[y].roll(s, (1, 2)) for y, s in zip(labels, map(tuple, shifts), strict=True)]
    return torch.stack(moved) + 0.5 * torch.randn(n, 1, 8, 8), labels


def blocks(depth: int, width: int) -> nn.Sequential:
    """`depth` times convolution, batch norm, ReLU; then an average over positions and a head."""
    layers: list[nn.Module] = []
    for i in range(depth):
        conv = nn.Conv2d(width if i else 1, width, 3, padding=1, bias=False)
        layers += [conv, nn.BatchNorm2d(width), nn.ReLU()]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, 10))


def scores(
    net: nn.Module, x: Tensor, y: Tensor, *, training: bool, shuffle: torch.Generator | None = None
) -> Tensor:
    """|g·w| of all weights with more than one axis, flat; running statistics are put back."""
    kept = {name: value.clone() for name, value in net.state_dict().items()}
    net.train(training)
    weights = [p for p in net.parameters() if p.dim() > 1]
    grads = torch.autograd.grad(F.cross_entropy(net(x), y), weights)
    net.load_state_dict(kept)
    if shuffle is not None:
        orders = [torch.randperm(g.numel(), generator=shuffle) for g in grads]
        grads = tuple(g.flatten()[o].view_as(g) for g, o in zip(grads, orders, strict=True))
    return torch.cat(
        [(g * w).abs().flatten() for g, w in zip(grads, weights, strict=True)]
    ).detach()


def overlap(a: Tensor, b: Tensor) -> float:
    """The share of the top fifth that two scorings have in common."""
    k = len(a) // 5
    top = [set(v.topk(k).indices.tolist()) for v in (a, b)]
    return len(top[0] & top[1]) / k


def spread(net: nn.Sequential, x: Tensor, *, training: bool) -> float:
    """Standard deviation over examples of the last block's output, mean over its entries."""
    kept = {name: value.clone() for name, value in net.state_dict().items()}
    net.train(training)
    with torch.no_grad():
        out = net[:-3](x)
    net.load_state_dict(kept)
    return float(out.std(0).mean())


def trained(net: nn.Module, x: Tensor, y: Tensor, epochs: int) -> None:
    optimiser = torch.optim.Adam(net.parameters(), lr=3e-3)
    net.train()
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(64):
            optimiser.zero_grad()
            F.cross_entropy(net(x[rows]), y[rows]).backward()
            optimiser.step()


def perceptron() -> nn.Sequential:
    """64-64-64-10 with dropout of one half behind both hidden layers."""
    hidden = [nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5)]
    more = [nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5)]
    return nn.Sequential(nn.Flatten(), *hidden, *more, nn.Linear(64, 10))


def measured(seed: int) -> dict[str, float]:
    torch.manual_seed(seed)
    templates = F.interpolate(torch.randn(10, 1, 4, 4), size=(8, 8), mode="bilinear")
    x, y = images(128, templates)
    other = images(128, templates)
    deep = blocks(8, 16)
    evaluation = scores(deep, x, y, training=False)
    found = {
        "spread, evaluation": spread(deep, x, training=False),
        "spread, training": spread(deep, x, training=True),
        "modes, start": overlap(evaluation, scores(deep, x, y, training=True)),
    }
    shuffle = torch.Generator().manual_seed(seed)
    found["shuffled, start"] = overlap(
        *(scores(deep, x, y, training=mode, shuffle=shuffle) for mode in (False, True))
    )
    net = blocks(3, 16)
    trained(net, *images(512, templates), epochs=12)
    evaluation = scores(net, x, y, training=False)
    found["modes, trained"] = overlap(evaluation, scores(net, x, y, training=True))
    found["batches, trained"] = overlap(evaluation, scores(net, *other, training=False))
    net.eval()
    with torch.no_grad():
        hits = net(other[0]).argmax(1) == other[1]
    found["accuracy"] = float(hits.double().mean())
    mlp = perceptron()
    trained(mlp, x, y, epochs=10)
    found["dropout"] = overlap(*(scores(mlp, x, y, training=True) for _ in range(2)))
    found["shuffled, trained"] = overlap(
        *(scores(net, x, y, training=mode, shuffle=shuffle) for mode in (False, True))
    )
    one, two = ((images[:16], labels[:16]) for images, labels in ((x, y), other))
    evaluation = scores(net, *one, training=False)
    found["modes, 16"] = overlap(evaluation, scores(net, *one, training=True))
    found["batches, 16"] = overlap(evaluation, scores(net, *two, training=False))
    training = scores(deep, x, y, training=True)
    for layer in deep:
        if isinstance(layer, nn.BatchNorm2d):
            layer.momentum = None
    deep.train()
    with torch.no_grad():
        deep(other[0])
    found["calibrated"] = overlap(training, scores(deep, x, y, training=False))
    deep = blocks(8, 16)
    for layer in deep:
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    found["spread, He"] = spread(deep, x, training=False)
    return found


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    rows = [measured(seed) for seed in range(1 if quick else 5)]
    for name, (factor, quoted, what) in FIGURES.items():
        slack = 5.0 if factor == 100 else None  # training differs a little between processors
        yield Figure(what, quoted, [factor * row[name] for row in rows], slack)
