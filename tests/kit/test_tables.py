"""Tables and the makers of inputs."""

from __future__ import annotations

import math

import numpy as np
import pytest

from grader.kit import Case, Table, distinct, dyadic, exhaustive, layouts, points


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


def test_what_is_drawn_depends_on_the_seed_alone():
    def drawn(rng):
        yield Case(int(rng.integers(2**60)))
        yield Case(float(rng.random()), raises=ValueError)

    def large(rng):
        yield Case(int(rng.integers(2**60)), repeat=2)

    def values(table, seed):
        return [c.args for c in table.cases_for(seed)]

    table, twin = (Table("f", [Case(1)], drawn=drawn, large=large) for _ in range(2))
    assert values(table, 7) == values(twin, 7) == values(table, 7)
    assert len({tuple(values(table, seed)) for seed in range(9)}) == 9
    assert all(values(table, seed)[0] == (1,) for seed in range(3))
    assert table.cases_for(7) is table.cases_for(7)
    assert table.cases == table.cases_for(0)
    chosen, first, second, last = table.cases_for(7)
    assert table.large_for(7) == [last]
    assert [c.random for c in (chosen, first, second, last)] == [False, True, True, True]
    assert (second.raises, last.repeat) == (ValueError, 2)
    assert first.args != last.args, "large cases have draws of their own"


def test_chosen_cases_are_the_same_for_every_seed():
    table = Table("f", lambda: [Case(1)], drawn=lambda rng: [Case(2)])
    assert table.cases_for(1)[0] is table.cases_for(2)[0]
    assert Table("f", [Case(1)]).large_for(3) == []


@pytest.mark.parametrize("size", [0, 1, 40, 1000])
def test_distinct_numbers_keep_their_distance(size):
    numbers = np.sort(distinct(np.random.default_rng(0), size))
    assert numbers.shape == (size,)
    assert (np.diff(numbers) > 0.009 * numbers[:-1]).all()


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
