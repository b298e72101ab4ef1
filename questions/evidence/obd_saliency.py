"""OBD scores of a small network at a minimum, against the true changes of the loss.

Regression by a tanh network, 6 inputs, 4 hidden units, 32 parameters in all, 500 examples with
inputs of correlation 0.5, targets from a network of the same shape plus Gaussian noise of 0.3. The
network is trained by Levenberg-Marquardt from the teacher's parameters to a gradient below 1e-9;
the diagonal of the Hessian comes from the page's recursion, which is exact for one hidden
layer and squared error. The lower half also with inputs of correlation 0.9 (there to a gradient
below 1e-4). And half removed in 4 and 16 rounds, each followed by up to 80 steps of
Levenberg-Marquardt on what is left: the rise of the loss over that of one round with the same
training. Float64, seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from grader.kit import Figure

INPUTS, HIDDEN, EXAMPLES = 6, 4, 500
SIZE = INPUTS * HIDDEN + 2 * HIDDEN


def output(p: Tensor, x: Tensor) -> Tensor:
    first, bias, last = p.split([INPUTS * HIDDEN, HIDDEN, HIDDEN])
    return torch.tanh(x @ first.view(INPUTS, HIDDEN) + bias) @ last


def loss(p: Tensor, x: Tensor, y: Tensor) -> Tensor:
    return (output(p, x) - y).square().mean() / 2


def jacobian(p: Tensor, x: Tensor) -> Tensor:
    """The derivatives of the outputs with respect to the parameters (500, 32)."""
    first, bias, last = p.split([INPUTS * HIDDEN, HIDDEN, HIDDEN])
    hidden = torch.tanh(x @ first.view(INPUTS, HIDDEN) + bias)
    inner = (1 - hidden**2) * last
    return torch.cat([(x[:, :, None] * inner[:, None]).flatten(1), inner, hidden], 1)


def diagonal(p: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """The second derivatives of the loss (32,), by the recursion of LeCun et al."""
    first, bias, last = p.split([INPUTS * HIDDEN, HIDDEN, HIDDEN])
    hidden = torch.tanh(x @ first.view(INPUTS, HIDDEN) + bias)
    slope = 1 - hidden**2
    residual = (hidden @ last - y)[:, None]
    inner = slope**2 * last**2 - 2 * hidden * slope * last * residual
    second = torch.cat([(x[:, :, None] ** 2 * inner[:, None]).flatten(1), inner, hidden**2], 1)
    return second.mean(0)


def data(correlation: float = 0.5) -> tuple[Tensor, Tensor, Tensor]:
    """The teacher's parameters (32,), inputs (500, 6) and targets (500,)."""
    x = correlation**0.5 * torch.randn(EXAMPLES, 1)
    x = x + (1 - correlation) ** 0.5 * torch.randn(EXAMPLES, INPUTS)
    teacher = torch.randn(SIZE)
    teacher[-HIDDEN:] = teacher[-HIDDEN:].sign() * (1 + torch.rand(HIDDEN))
    return teacher, x, output(teacher, x) + 0.3 * torch.randn(EXAMPLES)


def minimum(p: Tensor, x: Tensor, y: Tensor, free: Tensor | None = None) -> Tensor:
    """Trained parameters; where `free` (32,) is given, the others stay, and 80 steps will do."""
    damping, some = 1e-3, torch.ones(SIZE, dtype=torch.bool) if free is None else free
    for _ in range(200 if free is None else 80):
        rows = jacobian(p, x)[:, some]
        gradient = rows.T @ (output(p, x) - y) / EXAMPLES
        if gradient.norm() < 1e-9:
            return p
        curvature = rows.T @ rows / EXAMPLES
        new = p.clone()
        new[some] -= torch.linalg.solve(curvature + damping * torch.eye(len(gradient)), gradient)
        better = loss(new, x, y) < loss(p, x, y)
        p, damping = (new, max(damping / 5, 1e-12)) if better else (p, damping * 4)
    if free is None:
        raise RuntimeError("not trained")
    return p


def in_rounds(p: Tensor, x: Tensor, y: Tensor, rounds: int) -> float:
    """The loss after half of the weights have gone in equal rounds with training between."""
    free = torch.ones(SIZE, dtype=torch.bool)
    for i in range(1, rounds + 1):
        score = (diagonal(p, x, y) * p**2).masked_fill(~free, -torch.inf)
        free[score.argsort()[: SIZE // 2 * i // rounds]] = False
        p = minimum(p * free, x, y, free)
    return float(loss(p, x, y))


def correlated(seed: int) -> float:
    """True cost over the sum of scores, lower half removed, inputs of correlation 0.9."""
    torch.manual_seed(seed)
    teacher, x, y = data(0.9)
    p = minimum(teacher, x, y, torch.ones(SIZE, dtype=torch.bool))
    score = diagonal(p, x, y) * p**2 / 2
    removed = score.argsort()[: SIZE // 2]
    return float((loss(p.index_fill(0, removed, 0.0), x, y) - loss(p, x, y)) / score[removed].sum())


def spearman(a: Tensor, b: Tensor) -> float:
    ranks = torch.stack([v.argsort().argsort().double() for v in (a, b)])
    return float(torch.corrcoef(ranks)[0, 1])


def measured(seed: int) -> dict[str, float]:
    torch.manual_seed(seed)
    teacher, x, y = data()
    p = minimum(teacher, x, y)
    score = diagonal(p, x, y) * p**2 / 2
    dense = loss(p, x, y)
    truth = torch.stack([loss(q, x, y) for q in p.repeat(SIZE, 1).fill_diagonal_(0)]) - dense
    ratio = score / truth
    row = {
        "OBD": spearman(score, truth),
        "magnitude": spearman(p.abs(), truth),
        "low": float(ratio.min()),
        "median": float(ratio.median()),
        "high": float(ratio.max()),
    }
    for share in (0.1, 0.5):
        removed = score.argsort()[: round(share * SIZE)]
        cost = loss(p.index_fill(0, removed, 0.0), x, y) - dense
        row[f"{share:.0%}"] = float(cost / score[removed].sum())
    row["0.9"] = correlated(seed)
    one, four, many = (in_rounds(p, x, y, rounds) - float(dense) for rounds in (1, 4, 16))
    return row | {"4": four / one, "16": many / one}


QUOTED = {
    "OBD": ("rank correlation of OBD with the true cost of single removals", "0.97 to 0.99"),
    "magnitude": ("rank correlation of magnitude with the true cost", "0.77 to 0.98"),
    "low": ("smallest ratio of score to true cost, single removals", "0.23 to 0.79"),
    "median": ("median ratio of score to true cost, single removals", "0.97 to 1.04"),
    "high": ("largest ratio of score to true cost, single removals", "1.1 to 1.9"),
    "10%": ("true cost over the sum of scores, lowest tenth removed", "0.6 to 1.6"),
    "50%": ("true cost over the sum of scores, lower half removed", "0.5 to 1.4"),
    "0.9": ("the same, inputs of correlation 0.9", "0.5 to 14"),
    "4": ("half removed with training: 4 rounds over 1", "0.4 to 1.3"),
    "16": ("half removed with training: 16 rounds over 1", "0.3 to 1.2"),
}


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    try:
        rows = [measured(seed) for seed in range(2 if quick else 10)]
    finally:
        torch.set_default_dtype(torch.float32)
    for name, (what, quoted) in QUOTED.items():
        yield Figure(what, quoted, [row[name] for row in rows])
