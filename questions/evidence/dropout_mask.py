"""What a network loses when half of it is removed, trained with dropout and without.

Setup: 32 inputs, 8 classes of four Gaussian clusters each, 2,000 training and 4,000 test examples,
a 32-128-8 ReLU network, 600 Adam steps with batches of 64 and a learning rate of 3e-3, dropout of
rate 0.5 on the hidden layer or none. Removed are 64 hidden units at random (the rest doubled; mean
over five draws), the 64 with the smallest product of incoming and outgoing norm, or the smaller
half of all weights. Quoted is the test accuracy that is lost, in percentage points. Nothing is
trained afterwards. Seeds 0 to 4.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F

from grader.kit import Figure

HIDDEN = 128
QUOTED = {
    0.0: {"random units": "22 to 26", "smallest units": "13 to 21", "smallest weights": "7 to 12"},
    0.5: {"random units": "9 to 11", "smallest units": "6 to 8", "smallest weights": "5 to 14"},
}


def lost(seed: int, p: float) -> dict[str, float]:
    """Percentage points of test accuracy that each removal costs."""
    rng = torch.Generator().manual_seed(seed)
    centres = 0.6 * torch.randn(32, 32, generator=rng)

    def draw(count: int) -> tuple[torch.Tensor, torch.Tensor]:
        cluster = torch.randint(32, (count,), generator=rng)
        return centres[cluster] + torch.randn(count, 32, generator=rng), cluster % 8

    (x, y), (x_test, y_test) = draw(2000), draw(4000)
    w, v = torch.randn(HIDDEN, 32, generator=rng) / 4, torch.randn(8, HIDDEN, generator=rng) / 8
    b, c = torch.zeros(HIDDEN), torch.zeros(8)
    params = [t.requires_grad_() for t in (w, b, v, c)]
    optimiser = torch.optim.Adam(params, lr=3e-3)
    for _ in range(600):
        rows = torch.randint(2000, (64,), generator=rng)
        mask = (torch.rand(64, HIDDEN, generator=rng) >= p) / (1 - p)
        loss = F.cross_entropy(F.linear(F.linear(x[rows], w, b).relu() * mask, v, c), y[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    def accuracy(w: torch.Tensor, v: torch.Tensor) -> float:
        z = F.linear(F.linear(x_test, w, b).relu(), v, c)
        return 100 * float((z.argmax(1) == y_test).float().mean())

    with torch.no_grad():
        whole, half = accuracy(w, v), HIDDEN // 2
        at_random = 0.0
        for _ in range(5):
            kept = torch.zeros(HIDDEN)
            kept[torch.randperm(HIDDEN, generator=rng)[:half]] = 2
            at_random += accuracy(w, v * kept) / 5
        order = (w.norm(dim=1) * v.norm(dim=0)).argsort()
        kept = torch.ones(HIDDEN)
        kept[order[:half]] = 0
        cut = torch.cat([w.flatten(), v.flatten()]).abs().median()
        return {
            "random units": whole - at_random,
            "smallest units": whole - accuracy(w, v * kept),
            "smallest weights": whole - accuracy(w * (w.abs() > cut), v * (v.abs() > cut)),
        }


def figures(quick: bool) -> Iterator[Figure]:
    """The losses for both trainings, over seeds."""
    torch.set_num_threads(1)
    for p, quoted in QUOTED.items():
        found = [lost(seed, p) for seed in range(1 if quick else 5)]
        for what, text in quoted.items():
            yield Figure(f"dropout {p}: {what}", text, [f[what] for f in found])
