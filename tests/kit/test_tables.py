"""Tables, the makers of inputs, and the counts that a random answer may show."""

from __future__ import annotations

import math

import numpy as np
import pytest

from grader.kit import Case, Table, binomial_range, dyadic, exhaustive, layouts, points


def test_a_table_makes_its_cases_once_and_late():
    made = []

    def make():
        made.append(1)
        yield Case(1)

    table = Table("f", make)
    assert made == []
    assert table.cases is table.cases
    assert made == [1]
    assert [c.args for c in Table("f", [Case(1, "x"), Case()]).cases] == [(1, "x"), ()]


def test_a_case_keeps_what_it_is_told():
    case = Case(1, raises=ValueError, random=True, repeat=3)
    assert (case.args, case.raises, case.random, case.repeat) == ((1,), ValueError, True, 3)
    plain = Case()
    assert (plain.args, plain.raises, plain.random, plain.repeat) == ((), None, False, 1)


def test_exhaustive_means_every_array_once():
    arrays = list(exhaustive([(), (0,), (2,), (1, 2)], [0.0, 1.0, 2.0]))
    assert len(arrays) == 3 + 1 + 9 + 9
    assert len({(a.shape, a.tobytes()) for a in arrays}) == len(arrays)
    assert {a.dtype for a in arrays} == {np.dtype(np.float64)}


def test_dyadic_numbers_add_up_exactly_in_any_order():
    values = dyadic(np.random.default_rng(0), (1000,))
    assert values.dtype == np.float64
    assert np.abs(values).max() <= 8
    assert np.array_equal(values * 8, np.round(values * 8))
    assert values.sum() == math.fsum(values) == values[::-1].sum()
    assert np.abs(dyadic(np.random.default_rng(0), (99, 2), top=8)).max() <= 1


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 3, 4)], ids=str)
def test_layouts_are_the_same_values_laid_out_differently(shape):
    array = np.arange(np.prod(shape, dtype=int), dtype=np.float64).reshape(shape)
    found = list(layouts(array))
    assert len(found) == {0: 1, 1: 2}.get(len(shape), 3)
    for laid_out in found:
        assert laid_out.shape == shape
        assert np.array_equal(laid_out, array)
    if len(shape) > 1:
        flags = [(a.flags.c_contiguous, a.flags.f_contiguous) for a in found]
        assert flags == [(True, False), (False, True), (False, False)]


def test_points_weigh_a_check():
    assert points(2.5)(lambda: None).points == 2.5


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
