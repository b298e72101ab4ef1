"""How well a row's reconstruction error predicts what its pruning does to the loss.

A 32-64-64-64-10 ReLU perceptron is trained on 4,000 examples whose labels are drawn from a random
teacher of the same shape. Then one row of a hidden layer is pruned at a time: half of its weights,
those of smallest |w| times input norm; the rest are refitted by least squares to the row's dense
output on 2,000 of the examples. The true cost is the change of the mean cross-entropy on these
examples. Rank correlations over the 64 rows of a layer, mean of the three layers. Training takes
600 steps (seeds 0 to 4) or 1,500 (seeds 0 to 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from grader.kit import Figure

WIDTHS = (32, 64, 64, 64, 10)
EXAMPLES, CALIBRATION = 4000, 2000


def perceptron() -> list[nn.Linear]:
    return [nn.Linear(a, b) for a, b in pairwise(WIDTHS)]


def forward(layers: list[nn.Linear], x: Tensor) -> tuple[Tensor, list[Tensor], list[Tensor]]:
    """Logits, and for each layer its inputs and its outputs before the activation."""
    inputs, outputs = [], []
    for n, layer in enumerate(layers):
        inputs.append(x)
        y = layer(x)
        outputs.append(y)
        x = F.relu(y) if n + 1 < len(layers) else y
    return x, inputs, outputs


def train(layers: list[nn.Linear], x: Tensor, labels: Tensor, steps: int) -> None:
    optimiser = torch.optim.Adam([p for layer in layers for p in layer.parameters()], lr=2e-3)
    for _ in range(steps):
        rows = torch.randint(EXAMPLES, (256,))
        optimiser.zero_grad()
        torch.autograd.backward(F.cross_entropy(forward(layers, x[rows])[0], labels[rows]))
        optimiser.step()


def pruned(row: Tensor, x: Tensor) -> Tensor:
    """Half of the row's weights gone, the others refitted to the dense output."""
    keep = (row.abs() * x.norm(dim=0)).argsort()[len(row) // 2 :]
    h = x.T @ x / len(x)
    h += 1e-4 * h.diagonal().mean() * torch.eye(len(h))
    new = torch.zeros_like(row)
    new[keep] = torch.linalg.solve(h[keep][:, keep], (h @ row)[keep])
    return new


def spearman(a: Tensor, b: Tensor) -> float:
    ranks = torch.stack([v.argsort().argsort().double() for v in (a, b)])
    return float(torch.corrcoef(ranks)[0, 1])


def rows_of(layers: list[nn.Linear], x: Tensor, labels: Tensor) -> Tensor:
    """(3, 64, 3): true cost, error, and error times the mean squared gradient of the output."""
    logits, inputs, outputs = forward(layers, x)
    loss = F.cross_entropy(logits, labels)
    grads = torch.autograd.grad(loss, outputs)
    table = []
    with torch.no_grad():
        for n, (layer, inp, grad) in enumerate(zip(layers[:-1], inputs, grads, strict=False)):
            for r in range(len(layer.weight)):
                dense = layer.weight[r].clone()
                layer.weight[r] = pruned(dense, inp)
                error = (inp @ (layer.weight[r] - dense)).square().mean()
                cost = F.cross_entropy(forward(layers[n:], inp)[0], labels) - loss
                layer.weight[r] = dense
                table.append(torch.stack([cost, error, error * grad[:, r].square().mean()]))
    return torch.stack(table).reshape(3, -1, 3)


def measured(seed: int, steps: int) -> dict[str, float]:
    torch.manual_seed(seed)
    x = torch.randn(EXAMPLES, WIDTHS[0])
    with torch.no_grad():
        logits = 25 * forward(perceptron(), x)[0]
        chances = torch.softmax(logits - logits.mean(0), 1)
        labels = torch.multinomial(chances, 1).squeeze(1)
    layers = perceptron()
    train(layers, x, labels, steps)
    table = rows_of(layers, x[:CALIBRATION], labels[:CALIBRATION])
    names = {"error": 1, "error and gradient": 2}
    return {k: sum(spearman(t[:, n], t[:, 0]) for t in table) / 3 for k, n in names.items()}


QUOTED = {
    600: {"error": "0.46 to 0.57", "error and gradient": "0.62 to 0.68"},
    1500: {"error": "0.60 to 0.70", "error and gradient": "0.77 to 0.82"},
}


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    for steps, quoted in QUOTED.items():
        rows = [measured(seed, steps) for seed in range(1 if quick else 5 if steps == 600 else 3)]
        for name, text in quoted.items():
            what = f"rank correlation with the true cost, {steps} steps: {name}"
            yield Figure(
                what, text, [row[name] for row in rows], 0.05
            )  # training differs by machine
