"""Merging the weights of two gated experts that compute the same function.

An expert is down(silu(gate x) * up x) with 64 inputs and 256 hidden units, standard normal weights
over the root of the fan-in. The second has the hidden units of the first in random order. Inputs:
512 standard normal samples. The error of the average of the weights is the squared change of the
output in per cent of its energy; that of pruning the second is zero. The same for two experts that
have the weights of one plus independent noise of 0.3 of their spread, each with half of the samples
to itself: the averaged weights, and the first for both. Also: the experts that a
batch reads when each token picks k of E at random, independently; and for unequal use, logits of
standard deviation 1.5 plus Gumbel noise for each token, k largest, how many fewer of 128 it reads
once the 64 of the smaller logits are gone (100 batches). Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

WIDTH, HIDDEN, SAMPLES = 64, 256, 512

Expert = tuple[np.ndarray, np.ndarray, np.ndarray]


def output(expert: Expert, x: np.ndarray) -> np.ndarray:
    gate, up, down = expert
    a = x @ gate.T
    return (a / (1 + np.exp(-a)) * (x @ up.T)) @ down.T


def measured(seed: int) -> tuple[float, float]:
    """Errors in per cent: the second expert in place of the first, and the averaged weights."""
    rng = np.random.default_rng(seed)
    gate, up = rng.standard_normal((2, HIDDEN, WIDTH)) / WIDTH**0.5
    down = rng.standard_normal((WIDTH, HIDDEN)) / HIDDEN**0.5
    order = rng.permutation(HIDDEN)
    twin = gate[order], up[order], down[:, order]
    merged = tuple((a + b) / 2 for a, b in zip((gate, up, down), twin, strict=True))
    x = rng.standard_normal((SAMPLES, WIDTH))
    right = output((gate, up, down), x)
    return tuple(
        100 * float(np.sum((output(e, x) - right) ** 2) / np.sum(right**2)) for e in (twin, merged)
    )


def upcycled(seed: int) -> tuple[float, float]:
    """Errors in per cent for experts from one start: averaged weights, and the first for both."""
    rng = np.random.default_rng(seed)
    shapes = (HIDDEN, WIDTH), (HIDDEN, WIDTH), (WIDTH, HIDDEN)
    start = [rng.standard_normal(s) / s[1] ** 0.5 for s in shapes]
    one, two = (
        [w + 0.3 * rng.standard_normal(w.shape) / w.shape[1] ** 0.5 for w in start]
        for _ in range(2)
    )
    x = rng.standard_normal((SAMPLES, WIDTH))
    first = np.arange(SAMPLES) < SAMPLES // 2
    right = np.where(first[:, None], output(tuple(one), x), output(tuple(two), x))
    merged = tuple((a + b) / 2 for a, b in zip(one, two, strict=True))
    return tuple(
        100 * float(np.sum((output(e, x) - right) ** 2) / np.sum(right**2))
        for e in (merged, tuple(one))
    )


def experts_read(experts: int, chosen: int, batch: int) -> float:
    return experts * (1 - (1 - chosen / experts) ** batch)


def saved(seed: int, batch: int) -> float:
    """How many fewer experts a batch reads without the less used half, in per cent."""
    rng = np.random.default_rng(seed)
    logits = np.sort(1.5 * rng.standard_normal(128))
    read = [0, 0]
    for _ in range(100):
        for i, some in enumerate((logits, logits[64:])):
            noisy = some + rng.gumbel(size=(batch, some.size))
            read[i] += np.unique(np.argpartition(noisy, -8, axis=1)[:, -8:]).size
    return 100 * (1 - read[1] / read[0])


def figures(quick: bool) -> Iterator[Figure]:
    found = [measured(seed) for seed in range(3 if quick else 10)]
    assert max(f[0] for f in found) < 1e-20
    yield Figure("error of the averaged weights, %", "66 to 69", [f[1] for f in found])
    pair = [upcycled(seed) for seed in range(3 if quick else 10)]
    yield Figure("from one start: averaged weights, %", "12.0 to 12.5 %", [f[0] for f in pair])
    yield Figure("from one start: the first for both, %", "22 to 24 %", [f[1] for f in pair])
    for batch, before, after in ((1, "8", "8"), (32, "112", "63"), (128, "128", "64")):
        for experts, quoted in ((128, before), (64, after)):
            what = f"experts of {experts} that a batch of {batch} reads"
            yield Figure(what, quoted, [experts_read(experts, 8, batch)])
    for batch, quoted in ((32, "20 to 26 %"), (128, "36 to 42 %")):
        what = f"fewer experts read by a batch of {batch}, unequal use, %"
        yield Figure(what, quoted, [saved(seed, batch) for seed in range(3 if quick else 10)])
