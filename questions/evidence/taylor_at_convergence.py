"""Scores at a minimum of the cross-entropy: mean gradient, squares, curvature, true changes.

Logistic regression on 40 correlated inputs of unequal scale, 1,000 examples, float64. "Drawn":
labels drawn from a logistic teacher, fitted by Newton's method to the minimum. "Separable": the
teacher's more likely class, fitted by gradient descent until the mean probability of the right
class is 0.95, where the mean gradient isn't zero. Magnitude
also with inputs of one scale. Seeds 0 to 19.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from grader.kit import Figure

INPUTS = 40
EXAMPLES = 1000


def data(*, separable: bool, one_scale: bool = False) -> tuple[Tensor, Tensor]:
    """Inputs (1000, 40) and signed labels (1000,)."""
    scale = torch.ones(INPUTS) if one_scale else torch.randn(INPUTS).exp()
    mixing = torch.eye(INPUTS) + 0.1 * torch.randn(INPUTS, INPUTS)
    x = torch.randn(EXAMPLES, INPUTS) @ mixing * scale
    z = x @ (torch.randn(INPUTS) / scale) * 0.4
    chance = torch.full_like(z, 0.5) if separable else torch.rand(EXAMPLES)
    return x, torch.where(torch.sigmoid(z) > chance, 1.0, -1.0)


def loss(w: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """The mean of log(1 + exp(-y z)); w is (40,) or (count, 40)."""
    return torch.nn.functional.softplus(-y * (w @ x.T)).mean(-1)


def parts(w: Tensor, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Probability of each right label (N,), gradients per example (N, 40), diagonal of H (40,)."""
    p = torch.sigmoid(y * (x @ w))
    return p, -((1 - p) * y)[:, None] * x, ((p * (1 - p))[:, None] * x**2).mean(0)


def minimum(x: Tensor, y: Tensor) -> Tensor:
    w = torch.zeros(INPUTS)
    for _ in range(30):
        p, per_example, _ = parts(w, x, y)
        hessian = (x * (p * (1 - p))[:, None]).T @ x / EXAMPLES
        w = w - torch.linalg.solve(hessian, per_example.mean(0))
    return w


def early(x: Tensor, y: Tensor) -> Tensor:
    w = torch.zeros(INPUTS)
    scale = x.square().mean(0)
    for _ in range(20_000):
        p, per_example, _ = parts(w, x, y)
        if p.mean() >= 0.95:
            return w
        w = w - per_example.mean(0) / scale
    raise RuntimeError("not fitted")


def spearman(a: Tensor, b: Tensor) -> float:
    ranks = torch.stack([v.argsort().argsort().double() for v in (a, b)])
    return float(torch.corrcoef(ranks)[0, 1])


def measured(seed: int, *, separable: bool, one_scale: bool = False) -> dict[str, float]:
    torch.manual_seed(seed)
    x, y = data(separable=separable, one_scale=one_scale)
    w = early(x, y) if separable else minimum(x, y)
    _, per_example, curvature = parts(w, x, y)
    fisher = per_example.square().mean(0)
    batches = torch.stack([g.mean(0) for g in per_example[torch.randperm(EXAMPLES)].split(50)])
    removed = w.repeat(INPUTS, 1).fill_diagonal_(0)
    truth = loss(removed, x, y) - loss(w, x, y)
    return {
        "ratio": float((fisher * w**2).sum() / (curvature * w**2).sum()),
        "cost": float((fisher * w**2).sum() / 2 / truth.sum()),
        "examples": spearman(fisher * w**2, truth),
        "batches": spearman(batches.square().mean(0) * w**2, truth),
        "one batch": spearman(batches[0].square() * w**2, truth),
        "mean gradient": spearman((per_example.mean(0) * w).abs(), truth),
        "magnitude": spearman(w.abs(), truth),
    }


QUOTED = {
    False: {
        "ratio": "0.94 to 1.03",
        "cost": "0.90 to 1.00",
        "examples": "0.994 to 0.999",
        "batches": "0.95 to 0.99",
        "one batch": "0.52 to 0.77",
        "magnitude": "0.51 to 0.78",
    },
    True: {
        "ratio": "0.34 to 0.40",
        "cost": "0.29 to 0.37",
        "examples": "0.987 to 0.998",
        "batches": "0.95 to 0.99",
        "one batch": "0.43 to 0.87",
        "mean gradient": "0.97 to 0.99",
        "magnitude": "0.52 to 0.79",
    },
}
WHAT = {
    "ratio": "sum of w² times the empirical Fisher over the sum of w² times the curvature",
    "cost": "half the sum of w² times the empirical Fisher over the sum of the true costs",
    "examples": "rank correlation with the true cost, squares per example",
    "batches": "rank correlation with the true cost, squares per batch of 50",
    "one batch": "rank correlation with the true cost, one batch of 50",
    "mean gradient": "rank correlation with the true cost, mean gradient times weight",
    "magnitude": "rank correlation with the true cost, magnitude",
}


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    try:
        for separable, quoted in QUOTED.items():
            rows = [measured(seed, separable=separable) for seed in range(4 if quick else 20)]
            where = "separable" if separable else "drawn"
            for name, text in quoted.items():
                yield Figure(f"{where}: {WHAT[name]}", text, [row[name] for row in rows])
            alike = [
                measured(seed, separable=separable, one_scale=True)["magnitude"]
                for seed in range(len(rows))
            ]
            yield Figure(f"{where}: magnitude, inputs of one scale", "0.97 to 1.00", alike)
    finally:
        torch.set_default_dtype(torch.float32)
