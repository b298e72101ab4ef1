"""The error of Hg: automatic differentiation against central differences.

A 32-64-64-10 network (tanh or ReLU, no biases, weights Gaussian with variance 1/fan-in), 200
Gaussian examples with random labels, cross-entropy. Reported is the relative error in the
Euclidean norm; the reference is automatic differentiation in double precision. The step of the
difference is relative to the gradient: h times g / |g|. Counted too are the units of all examples
that are active at one of the two points only. For ReLU also after 200 gradient steps of 0.5. Seeds
0 to 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import torch
import torch.nn.functional as F

from grader.kit import Figure

SIZES = (32, 64, 64, 10)
SHAPES = [(n, m) for m, n in pairwise(SIZES)]
QUOTED = {
    "0.1": ("0.06 to 0.07", "18 to 43"),
    "0.01": ("0.002 to 0.003", "37 to 128"),
    "0.001": ("0.02 to 0.03", "89 to 942"),
    "0.0001": ("0.25 to 0.28", "0.04 to 0.08"),
}


def errors(
    seed: int, act: Callable[[torch.Tensor], torch.Tensor], steps: int = 0
) -> dict[str, float]:
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

    for _ in range(steps):
        flat = flat - 0.5 * gradient(flat)[0].detach()
    right = automatic(flat.double())

    def error(v: torch.Tensor) -> float:
        return float((v.double() - right).norm() / right.norm())

    def active(w: torch.Tensor) -> torch.Tensor:
        first, second, _ = w.double().split([n * m for n, m in SHAPES])
        one = x.double() @ first.view(SHAPES[0]).T
        return torch.cat([one, act(one) @ second.view(SHAPES[1]).T]) > 0

    step = 1e-4 * gradient(flat)[0].detach() / gradient(flat)[0].detach().norm()
    switched = (active(flat + step) != active(flat - step)).sum()
    return {
        "automatic": error(automatic(flat)),
        **{f"h = {h}": error(central(flat, float(h))) for h in QUOTED},
        "switched": float(switched),
    }


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 5)
    tanh = [errors(seed, torch.tanh) for seed in seeds]
    relu = [errors(seed, torch.relu) for seed in seeds]
    for name, rows, text in (("tanh", tanh, "1.8 to 2.0"), ("ReLU", relu, "1.0 to 1.1")):
        ten = [1e7 * row["automatic"] for row in rows]
        yield Figure(f"{name}, automatic, float32, in 1e-7", text, ten, 0.3)  # rounding alone
    for (h, quoted), tolerance in zip(QUOTED.items(), (None, None, None, 0.05), strict=True):
        for name, rows, text in zip(("tanh", "ReLU"), (tanh, relu), quoted, strict=True):
            found = [100 * row[f"h = {h}"] for row in rows]
            yield Figure(f"{name}, h = {h}, in %", text, found, tolerance)  # 0.0001: rounding alone
    yield Figure("ReLU, units that switch, h = 0.0001", "0", [row["switched"] for row in relu])
    fitted = [errors(seed, torch.relu, 200)["h = 0.0001"] for seed in seeds]
    yield Figure("ReLU, h = 0.0001, after 200 steps, in times Hg", "113 to 215", fitted)
