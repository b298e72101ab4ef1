"""Three ways to add up a residual channel's terms, ranked against the cost of removing it.

h = A x, twice h + C relu(B h), then D h: 16 inputs, a stream of 32 channels, blocks of 32, 8
classes; three readers of the stream. 1,000 standard normal examples, labelled by a random tanh
network; trained by 1,000 steps of Adam (2e-3, batches of 64). The cost is the rise of the training
loss when the readers' inputs are set to zero. Spearman's correlation over the 32 channels with the
sum of the readers' terms: absolute after the sum over examples, or absolute for each example and
then summed; and the readers' terms absolute one by one for each example. Float64, seeds 0 to 4.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from grader.kit import Figure

INPUTS, STREAM, CLASSES, EXAMPLES = 16, 32, 8, 1000


def logits(weights: list[Tensor], x: Tensor, gates: list[Tensor]) -> Tensor:
    """`gates` multiply what each of the three readers sees, (32,) or (examples, 32)."""
    h = x @ weights[0]
    for gate, into, back in zip(gates, weights[1:5:2], weights[2:5:2], strict=False):
        h = h + ((h * gate) @ into).relu() @ back
    return (h * gates[2]) @ weights[5]


def spearman(a: Tensor, b: Tensor) -> float:
    ranks = torch.stack([v.argsort().argsort().double() for v in (a, b)])
    return float(torch.corrcoef(ranks)[0, 1])


def measured(seed: int) -> tuple[float, float, float]:
    torch.manual_seed(seed)
    loss = torch.nn.functional.cross_entropy
    x = torch.randn(EXAMPLES, INPUTS)
    y = (torch.tanh(x @ torch.randn(INPUTS, 24) / 2) @ torch.randn(24, CLASSES)).argmax(1)
    shapes = [(INPUTS, STREAM)] + 4 * [(STREAM, STREAM)] + [(STREAM, CLASSES)]
    weights = [(torch.randn(s) / s[0] ** 0.5).requires_grad_() for s in shapes]
    adam, ones = torch.optim.Adam(weights, lr=2e-3), 3 * [torch.ones(STREAM)]
    for _ in range(1000):
        i = torch.randint(EXAMPLES, (64,))
        adam.zero_grad()
        loss(logits(weights, x[i], ones), y[i]).backward()
        adam.step()
    gates = [torch.ones(EXAMPLES, STREAM, requires_grad=True) for _ in ones]
    dense = loss(logits(weights, x, gates), y, reduction="sum")
    terms = torch.stack(torch.autograd.grad(dense, gates))
    with torch.no_grad():
        without = [3 * [row] for row in 1 - torch.eye(STREAM)]
        cost = torch.stack([loss(logits(weights, x, g), y) for g in without])
    total = terms.sum(0)
    scores = (total.sum(0).abs(), total.abs().sum(0), terms.abs().sum((0, 1)))
    found = [spearman(s, cost) for s in scores]
    return found[0], found[1], found[2]


QUOTED = {
    "the total": "0.22 to 0.45",
    "the sum of each example": "0.76 to 0.90",
    "each term of each example": "0.63 to 0.85",
}


def figures(quick: bool) -> Iterator[Figure]:
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    try:
        found = [measured(seed) for seed in range(1 if quick else 5)]
    finally:
        torch.set_default_dtype(torch.float32)
    for (what, quoted), values in zip(QUOTED.items(), zip(*found, strict=True), strict=True):
        yield Figure(f"rank correlation, absolute value of {what}", quoted, values)
