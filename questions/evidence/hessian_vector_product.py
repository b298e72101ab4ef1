"""The error of Hg: automatic differentiation against central differences.

A 32-64-64-10 network (tanh or ReLU, no biases, weights Gaussian with variance 1/fan-in), 200
Gaussian examples with random labels, cross-entropy. Reported is the relative error in the
Euclidean norm; the reference is automatic differentiation in double precision. The step of the
difference is relative to the gradient: h times g / |g|. Seeds 0 to 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import torch
import torch.nn.functional as F

from grader.kit import Figure

SIZES = (32, 64, 64, 10)
SHAPES = [(n, m) for m, n in pairwise(SIZES)]


def errors(seed: int, act: Callable[[torch.Tensor], torch.Tensor]) -> dict[str, float]:
    torch.set_num_threads(1)
    rng = torch.Generator().manual_seed(seed)
    flat = torch.cat([torch.randn(n * m, generator=rng) / m**0.5 for n, m in SHAPES])
    x, y = torch.randn(200, SIZES[0], generator=rng), torch.randint(10, (200,), generator=rng)

    def gradient(w: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        w = w.detach().requires_grad_()
        h = x.to(w.dtype)
        parts = w.split([n * m for n, m in SHAPES])
        for i, (part, shape) in enumerate(zip(parts, SHAPES, strict=True)):
            h = h @ part.view(shape).T
            h = act(h) if i < len(SHAPES) - 1 else h
        return torch.autograd.grad(F.cross_entropy(h, y), w, create_graph=True)[0], w

    def automatic(w: torch.Tensor) -> torch.Tensor:
        g, w = gradient(w)
        return torch.autograd.grad(g @ g.detach(), w)[0]

    def central(w: torch.Tensor, h: float) -> torch.Tensor:
        g = gradient(w)[0].detach()
        step = g * (h / g.norm())
        difference = gradient(w + step)[0].detach() - gradient(w - step)[0].detach()
        return difference * g.norm() / (2 * h)

    right = automatic(flat.double())

    def error(v: torch.Tensor) -> float:
        return float((v.double() - right).norm() / right.norm())

    return {
        "automatic": error(automatic(flat)),
        "h = 0.1": error(central(flat, 0.1)),
        "h = 0.01": error(central(flat, 0.01)),
        "h = 0.001": error(central(flat, 0.001)),
    }


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 5)
    tanh = [errors(seed, torch.tanh) for seed in seeds]
    relu = [errors(seed, torch.relu) for seed in seeds]
    ten = [1e7 * row["automatic"] for row in tanh + relu]
    yield Figure("automatic, float32, in 1e-7", "0.9 to 2.0", ten)
    yield Figure("tanh, h = 0.1, in %", "0.06 to 0.07", [100 * r["h = 0.1"] for r in tanh])
    yield Figure("tanh, h = 0.01, in %", "0.002 to 0.003", [100 * r["h = 0.01"] for r in tanh])
    yield Figure("tanh, h = 0.001, in %", "0.02 to 0.03", [100 * r["h = 0.001"] for r in tanh])
    yield Figure("ReLU, h = 0.01, in %", "37 to 128", [100 * r["h = 0.01"] for r in relu])
