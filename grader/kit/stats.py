"""Tests of random answers that a right one passes but for a stated, tiny probability."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

FALSE_ALARM = 1e-9

Array = np.ndarray[Any, Any]


@functools.cache
def binomial_range(n: int, p: float, false_alarm: float = FALSE_ALARM) -> tuple[int, int]:
    """Counts (low, high) that a Binomial(n, p) leaves with probability at most `false_alarm`.

    By Chernoff's bound, P(X >= k) <= exp(-n KL(k/n || p)) for k/n >= p and likewise below, with
    half of `false_alarm` for each side. Exact for p = 0 and p = 1.
    """
    if p in (0.0, 1.0):
        return int(n * p), int(n * p)
    limit = math.log(2.0 / false_alarm) / n
    low = next((k for k in range(math.floor(n * p), -1, -1) if _kl(k / n, p) > limit), -1) + 1
    high = next((k for k in range(math.ceil(n * p), n + 1) if _kl(k / n, p) > limit), n + 1) - 1
    return low, high


def _kl(a: float, p: float) -> float:
    """Relative entropy of Bernoulli(a) from Bernoulli(p), in nats."""
    first = a * math.log(a / p) if a > 0 else 0.0
    second = (1 - a) * math.log((1 - a) / (1 - p)) if a < 1 else 0.0
    return first + second


def binomial_probability(n: int, p: float, k: int) -> float:
    """P(X = k) for a Binomial(n, p) with 0 < p < 1."""
    choices = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return math.exp(choices + k * math.log(p) + (n - k) * math.log1p(-p))


def axis_sets(ndim: int) -> Iterator[tuple[int, ...]]:
    """Every set of axes but the empty one, the small sets first."""
    for size in range(1, ndim + 1):
        yield from itertools.combinations(range(ndim), size)


def partners(shape: Sequence[int], axes: Sequence[int]) -> Iterator[tuple[Array, Array]]:
    """Ways to pair all entries of an array so that partners differ along exactly these axes.

    Yields flat positions (first, second) of disjoint pairs: neighbours, entries half an axis
    apart, and mirrored entries. As no entry is in two pairs of one way, pairs of independent
    entries are independent. The sizes of the axes must be powers of 2, and at least 2.
    """
    strides = [math.prod(shape[a + 1 :]) for a in axes]
    sizes = [shape[a] for a in axes]
    if any(size < 2 or size & (size - 1) for size in sizes):
        raise ValueError(f"the sizes {sizes} of the axes {tuple(axes)} must be powers of 2")
    gaps = ([1] * len(sizes), [size // 2 for size in sizes], [size - 1 for size in sizes])
    offsets = {sum(g * s for g, s in zip(gap, strides, strict=True)) for gap in gaps}
    positions = np.indices(shape).reshape(len(shape), -1)
    for gap in gaps:
        offset = sum(g * s for g, s in zip(gap, strides, strict=True))
        if offset not in offsets:  # in an axis of 2 entries all three are the same
            continue
        offsets.remove(offset)
        other = positions.copy()
        for axis, step in zip(axes, gap, strict=True):
            other[axis] ^= step
        second = np.ravel_multi_index(tuple(other), tuple(shape))
        first = np.arange(second.size)
        yield first[first < second], second[first < second]


def repeated_stretch(bits: Array) -> tuple[int, int] | None:
    """Where a stretch of 128 fair bits first occurs again, or None.

    Of n independent fair bits, two stretches are equal with probability at most
    n ** 2 / 2 ** 129: below 1e-27 for n = 100,000. Overlapping stretches count.
    """
    if bits.size < 256:
        return None
    words = bits.astype(np.uint64).ravel()
    for width in (1, 2, 4, 8, 16, 32):  # a word of 64 bits at each position
        words = (words[:-width] << np.uint64(width)) | words[width:]
    head, tail = words[:-64], words[64:]
    order = np.lexsort((tail, head))
    equal = (np.diff(head[order]) == 0) & (np.diff(tail[order]) == 0)
    if not equal.any():
        return None
    at = int(np.argmax(equal))
    first, second = sorted((int(order[at]), int(order[at + 1])))
    return first, second
