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


def partners(array: Array, axes: Sequence[int]) -> Iterator[Array]:
    """The array rearranged so that every entry meets one that differs along exactly these axes.

    Along each of the axes entries meet their neighbour, then the entry half an axis apart, then
    the mirrored one. Partners are mutual: `(array == other).sum() // 2` counts agreeing pairs, no
    entry is in two pairs, and pairs of independent entries are independent. The sizes of the axes
    must be powers of 2, and at least 2.
    """
    sizes = {array.shape[a] for a in axes}
    if any(size < 2 or size & (size - 1) for size in sizes):
        raise ValueError(f"the sizes {sizes} of the axes {tuple(axes)} must be powers of 2")
    for meet in (_neighbours, _halves, np.flip) if sizes != {2} else (np.flip,):
        other = array
        for axis in axes:
            other = meet(other, axis)
        yield other


def _neighbours(array: Array, axis: int) -> Array:
    head, tail = array.shape[:axis], array.shape[axis + 1 :]
    return array.reshape(*head, -1, 2, *tail).take([1, 0], axis + 1).reshape(array.shape)


def _halves(array: Array, axis: int) -> Array:
    return np.roll(array, array.shape[axis] // 2, axis)


STRETCH, _STEP, _HITS = 128, 64, 1000


def recurrence(bits: Array, of: Array) -> tuple[int, int] | None:
    """Positions (i, j) at which `of[i : i + 128]` equals `bits[j : j + 128]`, or None.

    If `of` is `bits` itself, i differs from j. Every stretch of 192 bits or more that recurs is
    found, as one position i in 64 is looked at. For n independent fair bits and any `of` made of
    them a right answer has one with probability below n ** 2 / 2 ** 127: 1e-27 for n = 400,000.
    """
    if min(bits.size, of.size) < STRETCH:
        return None
    words, sought = _words(bits), _words(of)
    heads, tails = words[:-_STEP], words[_STEP:]
    anchors = sought[:-_STEP:_STEP]
    values, counts = np.unique(anchors, return_counts=True)
    place = np.minimum(np.searchsorted(values, heads), values.size - 1)
    equal = values[place] == heads
    if of is bits:  # an anchor finds itself
        equal[::_STEP] &= counts[place[::_STEP]] > 1
    for j in np.flatnonzero(equal)[:_HITS].tolist():
        for i in (np.flatnonzero(anchors == heads[j]) * _STEP).tolist():
            if (of is not bits or i != j) and sought[i + _STEP] == tails[j]:
                return i, j
    return None


def _words(bits: Array) -> Array:
    """The 64 bits from each position on, as one number."""
    words = bits.astype(np.uint64).ravel()
    for width in (1, 2, 4, 8, 16, 32):
        words = (words[:-width] << np.uint64(width)) | words[width:]
    return words
