"""Distances between Hessian, Gauss-Newton matrix, Fisher and empirical Fisher.

A tanh classifier with 4 inputs, 6 hidden units and 3 classes (51 parameters), cross-entropy,
float64, seeds 0 to 9. "Fitted": 60 examples with the teacher's most likely class as label, trained
by Adam until the loss is below 0.05. "Fitted, many": 1,000 examples whose labels are drawn from the
teacher, 600 steps of Adam. "Drawn": the teacher itself, 2,000 examples whose labels are
drawn from it. A distance of A from B is ‖A - B‖ / ‖B‖ in the Frobenius norm.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.autograd.functional import hessian

from grader.kit import Figure

INPUTS, HIDDEN, CLASSES = 4, 6, 3
PARTS = [INPUTS * HIDDEN, HIDDEN, HIDDEN * CLASSES, CLASSES]


def logits(p: Tensor, x: Tensor) -> Tensor:
    first, bias, last, last_bias = p.split(PARTS)
    hidden = torch.tanh(x @ first.view(INPUTS, HIDDEN) + bias)
    return hidden @ last.view(HIDDEN, CLASSES) + last_bias


def loss(p: Tensor, x: Tensor, y: Tensor) -> Tensor:
    return torch.nn.functional.cross_entropy(logits(p, x), y)


def jacobians(p: Tensor, x: Tensor) -> Tensor:
    """The derivatives of the logits with respect to the parameters (N, 3, 51)."""
    first, bias, last, _ = p.split(PARTS)
    hidden = torch.tanh(x @ first.view(INPUTS, HIDDEN) + bias)
    inner = (1 - hidden**2)[:, None] * last.view(HIDDEN, CLASSES).T
    eye = torch.eye(CLASSES)
    parts = (
        x[:, None, :, None] * inner[:, :, None],
        inner,
        hidden[:, None, :, None] * eye[:, None],
        eye.expand(len(x), CLASSES, CLASSES),
    )
    return torch.cat([part.flatten(2) for part in parts], 2)


def distances(p: Tensor, x: Tensor, y: Tensor) -> dict[str, float]:
    n = len(x)
    jacobian = jacobians(p, x)
    chance = logits(p, x).softmax(1)
    inner = torch.diag_embed(chance) - chance[:, :, None] * chance[:, None, :]
    gauss_newton = torch.einsum("nci,ncd,ndj->ij", jacobian, inner, jacobian) / n
    gradients = torch.einsum("nlc,nci->nli", chance[:, None] - torch.eye(CLASSES), jacobian)
    fisher = torch.einsum("nl,nli,nlj->ij", chance, gradients, gradients) / n
    picked = gradients[torch.arange(n), y]
    likeliest = gradients[torch.arange(n), chance.argmax(1)]
    empirical = picked.T @ picked / n
    return {
        "F from G": distance(fisher, gauss_newton),
        "H from G": distance(hessian(lambda q: loss(q, x, y), p), gauss_newton),
        "empirical from F": distance(empirical, fisher),
        "traces": float(empirical.trace() / fisher.trace()),
        "likeliest": float(likeliest.square().sum() / n / fisher.trace()),
    }


def distance(a: Tensor, b: Tensor) -> float:
    return float((a - b).norm() / b.norm())


def fitted(p: Tensor, x: Tensor, y: Tensor) -> Tensor:
    p = p.clone().requires_grad_()
    adam = torch.optim.Adam([p], lr=0.02)
    for _ in range(5000):
        value = loss(p, x, y)
        if value.item() < 0.05:
            return p.detach()
        adam.zero_grad()
        value.backward()
        adam.step()
    raise RuntimeError("not trained")


def fitted_many(p: Tensor, x: Tensor, y: Tensor) -> Tensor:
    p = p.clone().requires_grad_()
    adam = torch.optim.Adam([p], lr=0.02)
    for _ in range(600):
        adam.zero_grad()
        loss(p, x, y).backward()
        adam.step()
    return p.detach()


def measured(seed: int) -> dict[str, dict[str, float]]:
    torch.manual_seed(seed)
    x = torch.randn(60, INPUTS)
    teacher = torch.randn(sum(PARTS)) * 1.5
    y = logits(teacher, x).argmax(1)
    start = torch.randn(sum(PARTS)) * 0.5
    many = torch.randn(2000, INPUTS)
    drawn = torch.multinomial(logits(teacher, many).softmax(1), 1)[:, 0]
    return {
        "start": distances(start, x, y),
        "fitted": distances(fitted(start, x, y), x, y),
        "fitted, many": distances(
            fitted_many(start, many[:1000], drawn[:1000]), many[:1000], drawn[:1000]
        ),
        "drawn": distances(teacher, many, drawn),
    }


QUOTED = {
    "start": {
        "H from G": "0.8 to 1.5",
        "empirical from F": "0.4 to 1.3",
        "traces": "0.7 to 1.8",
    },
    "fitted": {
        "H from G": "0.13 to 0.36",
        "empirical from F": "0.57 to 0.84",
        "traces": "0.15 to 0.29",
    },
    "fitted, many": {
        "H from G": "0.05 to 0.08",
        "empirical from F": "0.13 to 0.27",
        "traces": "0.89 to 1.02",
    },
    "drawn": {
        "H from G": "0.05 to 0.09",
        "empirical from F": "0.10 to 0.30",
        "traces": "0.90 to 1.18",
        "likeliest": "0.38 to 0.46",
    },
}


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    try:
        rows = [measured(seed) for seed in range(2 if quick else 10)]
    finally:
        torch.set_default_dtype(torch.float32)
    for where, quotes in QUOTED.items():
        for name, quoted in quotes.items():
            yield Figure(f"{where}: {name}", quoted, [row[where][name] for row in rows])
    gaps = [row[where]["F from G"] for row in rows for where in QUOTED]
    yield Figure("F from G, everywhere", "0", gaps, tolerance=1e-12)
