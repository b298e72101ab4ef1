"""The counts that a random answer may show, and how draws that depend on each other are found."""

from __future__ import annotations

import math

import numpy as np
import pytest

from grader.kit import binomial_probability, binomial_range
from grader.kit.stats import axis_sets, partners, recurrence


def tail(n, p, low, high):
    """P(X < low) + P(X > high) for a Binomial(n, p), summed term by term."""
    outside = [k for k in range(n + 1) if not low <= k <= high]
    log = [
        math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        + k * math.log(p) + (n - k) * math.log1p(-p)
        for k in outside
    ]  # fmt: skip
    return math.fsum(math.exp(x) for x in log)


@pytest.mark.parametrize("n", [1, 10, 100, 2000])
@pytest.mark.parametrize("p", [1e-6, 0.01, 0.3, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("false_alarm", [1e-9, 1e-3])
def test_a_right_answer_leaves_the_range_as_seldom_as_is_stated(n, p, false_alarm):
    low, high = binomial_range(n, p, false_alarm)
    assert 0 <= low <= n * p
    assert n * p - 1 < high <= n
    assert tail(n, p, low, high) <= false_alarm


def test_the_range_is_not_wider_than_chernoffs_bound_makes_it():
    low, high = binomial_range(10_000, 0.5)
    assert 4_600 < low < 5_000 < high < 5_400
    assert 10_000 - high == low


def test_certain_counts_have_one_value():
    assert binomial_range(7, 0.0) == (0, 0)
    assert binomial_range(7, 1.0) == (7, 7)


@pytest.mark.parametrize(("n", "p"), [(1, 0.5), (10, 0.3), (100, 0.01)])
def test_probabilities_of_all_counts_add_up_to_one(n, p):
    chances = [binomial_probability(n, p, k) for k in range(n + 1)]
    assert math.isclose(math.fsum(chances), 1.0)
    assert math.isclose(chances[0], (1 - p) ** n)


def test_every_set_of_axes_comes_once():
    assert list(axis_sets(1)) == [(0,)]
    assert list(axis_sets(3)) == [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)]
    assert list(axis_sets(0)) == []


@pytest.mark.parametrize("shape", [(8,), (2, 4), (4, 1, 8), (2, 2, 2, 2, 4)], ids=str)
def test_partners_are_mutual_and_differ_along_exactly_these_axes(shape):
    positions = np.arange(math.prod(shape)).reshape(shape)
    for axes in axis_sets(len(shape)):
        if min(shape[a] for a in axes) < 2:
            continue
        ways = list(partners(positions, axes))
        assert len({way.tobytes() for way in ways}) == len(ways) >= 1
        for way in ways:
            flat = way.ravel()
            assert (flat[flat] == np.arange(flat.size)).all()
            mine, theirs = (
                np.unravel_index(np.arange(flat.size), shape),
                np.unravel_index(flat, shape),
            )
            differ = tuple(a for a in range(len(shape)) if (mine[a] != theirs[a]).any())
            assert differ == axes
            assert all((mine[a] != theirs[a]).all() for a in axes)


def test_partners_need_axes_that_can_be_halved():
    for shape in ((6,), (1,)):
        with pytest.raises(ValueError, match="powers of 2"):
            list(partners(np.zeros(shape), (0,)))


def fair(seed, size=20_000):
    return np.random.default_rng(seed).random(size) < 0.5


@pytest.mark.parametrize("start", [0, 1, 63, 64, 77, 9_000])
@pytest.mark.parametrize("shift", [200, 256, 1001, 9_999])
def test_a_stretch_that_occurs_twice_is_found_wherever_it_is(start, shift):
    bits = fair(1)
    assert recurrence(bits, bits) is None
    bits[start + shift : start + shift + 200] = bits[start : start + 200].copy()
    i, j = recurrence(bits, bits)
    assert i != j
    assert (bits[i : i + 128] == bits[j : j + 128]).all()


def test_a_stretch_of_other_bits_is_found():
    bits, other = fair(1), fair(2)
    assert recurrence(bits, other) is None
    assert recurrence(bits, ~bits) is None
    assert recurrence(bits, bits[::-1]) is None
    other[300:500] = ~bits[7_000:7_200]
    i, j = recurrence(bits, ~other)
    assert (~other[i : i + 128] == bits[j : j + 128]).all()


def test_what_is_too_short_recurs_nowhere():
    short = np.zeros(100, bool)
    assert recurrence(short, short) is None
    assert recurrence(fair(1), short) is None


def test_bits_that_are_all_alike_recur():
    same = np.zeros(1000, bool)
    assert recurrence(same, same) is not None
