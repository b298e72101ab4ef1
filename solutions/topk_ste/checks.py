"""Checks of topk_ste. Scores are equal or differ by far more than any rounding; masks and
gradients are compared to the last bit."""

import itertools
from collections.abc import Iterator

import numpy as np
import torch

from grader.kit import (
    BAD_SHARES,
    HALVES,
    SHARES,
    Case,
    Table,
    agree,
    close,
    distinct,
    layouts,
    not_finite,
    points,
    refused,
    signs,
    tied,
)

EXACT = {"rtol": 0.0, "atol": 0.0}
FLOATS = (torch.float64, torch.float32, torch.float16, torch.bfloat16)


def tensor(*values) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def of(array: np.ndarray) -> torch.Tensor:
    """A tensor with an array's values and layout."""
    return torch.from_numpy(array)


def edges() -> Iterator[Case]:
    yield Case(tensor(1.0), 0.0)
    yield Case(tensor(1.0), 1.0)
    yield Case(tensor(0.5, 2.0), 0.5)
    # By size the first goes, by sign the second.
    yield Case(tensor(1.0, -2.0), 0.5)
    yield Case(tensor(-3.0, -1.0, -2.0, 0.0), 0.5)
    # All rows together: the second keeps nothing.
    yield Case(tensor([3.0, 4.0], [1.0, 2.0]), 0.5)
    yield Case(tensor([3.0, 4.0], [1.0, 2.0]), 0.25)
    yield Case(tensor([2.0], [1.0]), 0.5)
    # round(2.5) is 2, round(1.5) is 2: Python rounds halves to even.
    yield Case(tensor(1.0, 5.0, 3.0, 2.0, 4.0), 0.5)
    yield Case(tensor(1.0, 3.0, 2.0), 0.5)
    for keep in (np.float64(0.5), np.float32(0.5), np.int64(1), 1, 0):
        yield Case(tensor(3.0, 1.0, 2.0, 4.0), keep)
    yield Case(tensor(1.0, 5.0, 3.0, 2.0, 4.0), np.float32(0.7))  # 5 * 0.7 is 3.5 in float32 alone
    yield Case(tensor(1.0, 5.0, 3.0, 2.0, 4.0), 0.50000001)  # 2.50000005, which float32 can't hold
    # The second call on the same arguments gives what the first did.
    yield Case(tensor(3.0, 1.0, 2.0), 0.4, repeat=2)


def halves() -> Iterator[Case]:
    for keep, n in HALVES:
        yield Case(torch.arange(float(n), dtype=torch.float64), keep)


def tiny() -> Iterator[Case]:
    for scores in itertools.permutations((-2.0, -0.5, 0.25, 1.0)):
        yield Case(tensor(*scores), 0.5)
    for scores in itertools.permutations((-1.0, 0.0, 2.0)):
        yield Case(tensor(scores), 0.3)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(32):
        shape = tuple(rng.integers(1, 5, size=1 + n % 4))
        size = int(np.prod(shape))
        scores = distinct(rng, size) * signs(rng, (size,))
        yield Case(of(scores.reshape(shape)), SHARES[n % len(SHARES)])
    # Close to each other, tiny or huge: no rounding may merge them.
    for exponent in (0, -30, 30, -160):
        for keep in (0.25, 0.5):
            yield Case(of(close(rng, 40, exponent).reshape(5, 8)), keep)
            yield Case(of(-close(rng, 40, exponent)), keep)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(of(close(rng, 256 * 256).reshape(256, 256)), 0.5)


def ties(rng: np.random.Generator) -> Iterator[Case]:
    """The cut lies among equal scores, which take up mixed positions."""
    for scores, pruned in tied(rng):
        keep = 1.0 - pruned / scores.size
        yield Case(of(scores - 1.0), keep)
        yield Case(of(scores.astype(np.float32)), keep)


def equal() -> Iterator[Case]:
    yield Case(tensor(1.0, 1.0), 0.5)
    yield Case(tensor([1.0, 1.0], [1.0, 1.0]), 0.25)
    yield Case(tensor(0.0, -0.0, -1.0, 0.0), 0.5)
    yield Case(tensor(2.0, 1.0, 1.0, 1.0, 0.0), 0.4)
    for keep in (0.0, 0.3, 0.5, 1.0):
        yield Case(torch.ones(3, 3, dtype=torch.float64), keep)
    for dtype in (torch.float16, torch.bfloat16):  # more entries than it can count
        yield Case((torch.arange(4099) % 7).to(dtype), 0.8)


def kinds() -> Iterator[Case]:
    scores = tensor([3.0, -1.0, 0.5], [2.0, -4.0, 0.25])
    for dtype in FLOATS:
        yield Case(scores.to(dtype), 0.5)
    for array in layouts(scores.numpy()):
        yield Case(of(array), 0.5)
    for array in layouts(np.arange(24.0).reshape(2, 3, 4) % 7):
        yield Case(of(array), 0.4)
    for value in (2.0, -2.0):
        yield Case(torch.tensor(value, dtype=torch.float64), 1.0)
        yield Case(torch.tensor(value), 0.0)
    # Finite scores whose sum isn't finite.
    yield Case(tensor(6e4, 5e4, 6e4).to(torch.float16), 0.5)
    yield Case(tensor(1e308, -1e308, 1.5e308, 1e308), 0.5)
    for shape in ((0,), (0, 3)):
        for keep in (0.0, 0.5, 1.0):
            yield Case(torch.zeros(shape), keep)


def upstream() -> Iterator[Case]:
    yield Case(tensor(2.0, 1.0), 0.5, tensor(1.0, 1.0))
    yield Case(tensor(2.0, 1.0), 0.5, tensor(0.5, -3.0))
    yield Case(tensor(-2.0, 4.0, 1.0), 0.0, tensor(1.0, 2.0, 3.0))
    yield Case(tensor(-2.0, 4.0, 1.0), 1.0, tensor(1.0, 2.0, 3.0))
    yield Case(tensor([1.0, 2.0], [4.0, 3.0]), 0.25, tensor([1e-9, -2.0], [1e9, 0.5]))
    # Gradients that aren't finite, and scores of 0 and of any size, change nothing.
    inf, nan = float("inf"), float("nan")
    yield Case(tensor(2.0, 1.0, 3.0), 0.5, tensor(nan, -inf, inf))
    yield Case(tensor(0.0, 1.0, -0.0), 0.5, tensor(0.5, -3.0, 2.0))
    yield Case(tensor(1e-30, -1e30, 1e30, -50.0), 0.5, tensor(0.5, -3.0, 2.0, 1.0))
    yield Case(tensor(2.0, 1.0), 0.5, tensor(0.5, -3.0), repeat=2)


def kinds_upstream() -> Iterator[Case]:
    yield Case(torch.tensor(2.0), 1.0, torch.tensor(0.5))
    yield Case(torch.zeros(0, 2), 0.5, torch.zeros(0, 2))
    for dtype in FLOATS:
        yield Case(tensor(2.0, 1.0, -4.0).to(dtype), 0.3, tensor(0.5, -1.0, 0.25).to(dtype))
    for array in layouts(np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])):
        yield Case(of(array), 0.5, tensor([0.5, 0.25, -0.125], [0.0, 1.0, -1.0]))


def drawn_upstream(rng: np.random.Generator) -> Iterator[Case]:
    for shape in ((6,), (3, 4), (2, 3, 4)):
        for keep in (0.3, 0.5):
            yield Case(of(rng.normal(size=shape)), keep, of(rng.normal(size=shape)))


def steps(rng: np.random.Generator) -> Iterator[Case]:
    for shape in ((1, 2), (2, 3), (4, 5)):
        scores, weight = of(rng.normal(size=shape)), of(rng.normal(size=shape))
        yield Case(scores, 0.5, weight, of(rng.normal(size=(3, shape[1]))))


def pairs(rng: np.random.Generator) -> Iterator[Case]:
    for one, other in (((3,), (3,)), ((2, 3), (4,))):
        scores, grads = ([of(rng.uniform(-1, 1, size=s)) for s in (one, other)] for _ in range(2))
        yield Case(*scores, 0.5, *grads)


def bad() -> Iterator[Case]:
    arguments = [(tensor(2.0, 1.0), keep) for keep in BAD_SHARES]
    arguments += [(torch.zeros(0), keep) for keep in (1.1, float("nan"))]
    yield from refused(arguments)
    entries = [(of(array),) for (array,) in not_finite(np.array([[1.0, 2.0], [4.0, 3.0]]))]
    entries += [(torch.tensor(float("inf")),), (tensor(1.0, -float("inf")).to(torch.float16),)]
    yield from refused(entries, (0.5, 0.0, 1.0, 0.01))


VALUES = Table("mask", lambda: [*edges(), *halves(), *tiny()], drawn=drawn, large=large)
TIES = Table("mask", equal, drawn=ties)
KINDS = Table("mask", kinds)
KINDS_BACK = Table("gradient", kinds_upstream)
GRADIENTS = Table("gradient", upstream, drawn=drawn_upstream)
STEPS = Table("training", drawn=steps)
PAIRS = Table("two_layers", drawn=pairs)
BAD = Table("mask", bad)


@points(2)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, **EXACT)


def check_ties(candidate, reference):
    agree(candidate, reference, TIES, **EXACT)


def check_kinds_of_scores(candidate, reference):
    agree(candidate, reference, KINDS, **EXACT)
    agree(candidate, reference, KINDS_BACK, **EXACT)


@points(2)
def check_straight_through(candidate, reference):
    agree(candidate, reference, GRADIENTS, **EXACT)
    agree(candidate, reference, STEPS)


def check_two_layers(candidate, reference):
    agree(candidate, reference, PAIRS, **EXACT)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    (
        "@staticmethod def backward(ctx, grad_mask: torch.Tensor) -> tuple[torch.Tensor, None]:"
        ' """The incoming gradient for the scores, nothing for keep.""" return grad_mask, None'
        " @staticmethod def forward"
    ): "a class has its methods in no order",
}
