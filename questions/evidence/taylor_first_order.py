"""How well |g·w| ranks the removal of single weights, from initialisation to a fitted network.

A tanh network (8-10-3, 123 parameters, float64) is trained by gradient descent (step 0.5, 600
examples, labels drawn from a softmax teacher). At steps 0, 100 and 400 every parameter is removed
in turn and the true change of the loss is compared with its first-order term, with the first two
terms, and with the magnitude. Seeds 0 to 7. Step 400 is run twice more: with an L2 penalty of
strength 0.01 that the measured loss leaves out, and with the inputs scaled by 0.2 to 5 behind the
teacher.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.func import grad, hessian, vmap

from grader.kit import Figure

COUNT = 8 * 10 + 10 + 10 * 3 + 3
STEPS = (0, 100, 400)
QUOTED: dict[tuple[str, int | str], str] = {
    ("first", 0): "0.91 to 0.98",
    ("both", 0): "0.991 to 0.999",
    ("magnitude", 0): "0.50 to 0.69",
    ("share", 0): "3 to 12 %",
    ("first", 100): "0.68 to 0.84",
    ("both", 100): "0.996 to 0.999",
    ("magnitude", 100): "0.79 to 0.92",
    ("share", 100): "73 to 87 %",
    ("first", 400): "0.67 to 0.81",
    ("both", 400): "0.996 to 0.998",
    ("magnitude", 400): "0.91 to 0.98",
    ("share", 400): "89 to 98 %",
    ("first", "penalty"): "0.95 to 0.98",
    ("both", "penalty"): "0.999 to 1.000",
    ("magnitude", "penalty"): "0.96 to 0.98",
    ("share", "penalty"): "71 to 91 %",
    ("first", "scales"): "0.66 to 0.81",
    ("both", "scales"): "0.971 to 0.997",
    ("magnitude", "scales"): "0.54 to 0.75",
    ("share", "scales"): "59 to 80 %",
}
WHAT = {
    "first": "rank correlation of |g·w| with the true change, step {}",
    "both": "rank correlation of the first two terms with the true change, step {}",
    "magnitude": "rank correlation of |w| with the true change, step {}",
    "share": "share of weights whose second term is the larger, per cent, step {}",
}


def logits(w: Tensor, x: Tensor) -> Tensor:
    """Outputs (N, 3) for flat parameters (123,) and inputs (N, 8)."""
    a, b, c, d = w.split([80, 10, 30, 3])
    return torch.tanh(x @ a.view(8, 10) + b) @ c.view(10, 3) + d


def loss(w: Tensor, x: Tensor, y: Tensor) -> Tensor:
    return F.cross_entropy(logits(w, x), y)


def spearman(a: Tensor, b: Tensor) -> float:
    """Rank correlation of two vectors without ties."""
    ranks = torch.stack([v.argsort().argsort().double() for v in (a, b)])
    return float(torch.corrcoef(ranks)[0, 1])


def compared(w: Tensor, x: Tensor, y: Tensor) -> dict[str, float]:
    """Rank correlations with the true |change|, and the share where the second term is larger."""
    first = -grad(loss)(w, x, y) * w
    second = hessian(loss)(w, x, y).diagonal() * w**2 / 2
    removed = w.repeat(COUNT, 1).fill_diagonal_(0)
    truth = (vmap(loss, (0, None, None))(removed, x, y) - loss(w, x, y)).abs()
    return {
        "first": spearman(first.abs(), truth),
        "both": spearman((first + second).abs(), truth),
        "magnitude": spearman(w.abs(), truth),
        "share": 100 * float((second.abs() > first.abs()).double().mean()),
    }


def run(seed: int, kind: str = "") -> dict[tuple[str, int | str], float]:
    """What is quoted; of a `kind` other than the plain one, the last step alone."""
    torch.manual_seed(seed)
    x = torch.randn(600, 8)
    y = torch.multinomial(F.softmax(0.7 * logits(torch.randn(COUNT), x), 1), 1)[:, 0]
    if kind == "scales":
        x = x * torch.logspace(-0.7, 0.7, 8)
    w = (0.3 * torch.randn(COUNT)).requires_grad_()
    found: dict[tuple[str, int | str], float] = {}
    for step in range(max(STEPS) + 1):
        if step in (STEPS[-1:] if kind else STEPS):
            for name, value in compared(w.detach(), x, y).items():
                found[name, kind or step] = value
        (slope,) = torch.autograd.grad(loss(w, x, y), w)
        w = (w - 0.5 * (slope + (0.01 * w if kind == "penalty" else 0))).detach().requires_grad_()
    return found


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    try:
        rows = [
            run(seed) | run(seed, "penalty") | run(seed, "scales")
            for seed in range(1 if quick else 8)
        ]
    finally:
        torch.set_default_dtype(torch.float32)
    for (name, step), quoted in QUOTED.items():
        yield Figure(WHAT[name].format(step), quoted, [row[name, step] for row in rows])
