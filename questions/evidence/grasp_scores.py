"""The squared gradient norm after one-shot pruning by either end of the GraSP score.

A 32-64-64-10 ReLU network without biases, He initialisation, 200 Gaussian examples with random
labels, cross-entropy with logits divided by 200 or not at all, double precision. A share of the
weights is removed: those of largest score S = -w * Hg, those of smallest, or random ones. Reported
is the squared norm of the gradient of the surviving weights over that of the whole network. Seeds
0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import torch
import torch.nn.functional as F

from grader.kit import Figure

SIZES = (32, 64, 64, 10)
QUOTED = {
    (0.5, 200): ("2.6 to 4.2", "0.10 to 0.15", "0.000 to 0.001"),
    (0.9, 200): ("0.2 to 0.5", "0.001 to 0.002", "0.000"),
    (0.5, 1): ("10 to 107", "0.005 to 0.073", "0.03 to 6.79"),
}
WHAT = ("largest removed", "random removed", "smallest removed")


def ratios(seed: int, share: float, divisor: int) -> list[float]:
    torch.set_num_threads(1)
    rng = torch.Generator().manual_seed(seed)
    options = {"generator": rng, "dtype": torch.float64}
    shapes = [(n, m) for m, n in pairwise(SIZES)]
    flat = torch.cat([torch.randn(n * m, **options) * (2 / m) ** 0.5 for n, m in shapes])
    x, y = torch.randn(200, SIZES[0], **options), torch.randint(10, (200,), generator=rng)

    def gradient(w: torch.Tensor) -> torch.Tensor:
        h = x
        parts = w.split([n * m for n, m in shapes])
        for i, (part, shape) in enumerate(zip(parts, shapes, strict=True)):
            h = h @ part.view(shape).T
            h = h.relu() if i < len(shapes) - 1 else h
        return torch.autograd.grad(F.cross_entropy(h / divisor, y), w, create_graph=True)[0]

    w = flat.clone().requires_grad_()
    g = gradient(w)
    (hg,) = torch.autograd.grad(g @ g.detach(), w)
    scores = -flat * hg
    count = round(share * len(flat))
    result = []
    for ranked in (scores, torch.rand(len(flat), generator=rng), -scores):
        keep = torch.ones_like(flat)
        keep[ranked.argsort(descending=True)[:count]] = 0
        after = gradient((flat * keep).requires_grad_()) * keep
        result.append(float((after @ after / (g @ g)).detach()))
    return result


def figures(quick: bool) -> Iterator[Figure]:
    for (share, divisor), quotes in QUOTED.items():
        rows = [ratios(seed, share, divisor) for seed in range(2 if quick else 10)]
        for what, quoted, values in zip(WHAT, quotes, zip(*rows, strict=True), strict=True):
            yield Figure(f"{share:.0%}, logits over {divisor}, {what}", quoted, values)
