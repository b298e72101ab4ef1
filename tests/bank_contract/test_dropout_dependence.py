"""Dropout's checks find entries that depend on each other, along any axes of any shape."""

from __future__ import annotations

import math

import numpy as np
import pytest
from corpus import ROOT, Judge

from grader.bank import open_bank
from grader.kit import CheckFailure, Local
from grader.kit.stats import axis_sets

CASES = [(rank, axes) for rank in range(1, 6) for axes in axis_sets(rank)]
each_set_of_axes = pytest.mark.parametrize(("rank", "axes"), CASES, ids=str)


@pytest.fixture(scope="module")
def judge():
    return Judge(open_bank(ROOT).item("dropout_mask"))


def dropping(drop):
    """A dropout_mask whose `drop(shape, p, rng)` says what is dropped."""

    def dropout_mask(shape, p, rng):
        if not 0 <= p <= 1:
            raise ValueError(p)
        return np.where(drop(shape, p, rng), 0.0, 1 / (1 - p) if p < 1 else 0.0)

    return Local({"dropout_mask": dropout_mask})


def independent(shape, p, rng):
    return rng.random(shape) < p


def demand_failure(judge, drop, *names):
    """Some check must fail, and nothing else may go wrong."""
    for name in names or ("check_independence",):
        try:
            getattr(judge.checks, name)(dropping(drop))
        except CheckFailure:
            return
    pytest.fail("no check notices")


def test_independent_draws_pass_every_check(judge):
    for name in ("check_values", "check_rate", "check_independence", "check_generator"):
        getattr(judge.checks, name)(dropping(independent))


@each_set_of_axes
def test_one_decision_along_any_axes_of_any_rank(rank, axes, judge):
    def drop(shape, p, rng):
        if len(shape) == rank:
            drawn = tuple(1 if a in axes else n for a, n in enumerate(shape))
            return np.broadcast_to(rng.random(drawn) < p, shape)
        return independent(shape, p, rng)

    demand_failure(judge, drop)


@each_set_of_axes
def test_a_fixed_number_along_any_axes_of_any_rank(rank, axes, judge):
    def drop(shape, p, rng):
        if len(shape) != rank or math.prod(shape) < 2:
            return independent(shape, p, rng)
        last = range(rank - len(axes), rank)
        u = np.moveaxis(rng.random(shape), axes, last)
        flat = u.reshape(*u.shape[: rank - len(axes)], -1)
        order = flat.argsort(axis=-1).argsort(axis=-1)
        return np.moveaxis((order < round(p * flat.shape[-1])).reshape(u.shape), last, axes)

    demand_failure(judge, drop)


@pytest.mark.parametrize("period", [100, 999, 1000, 4097, 20_000, 65_536])
def test_draws_that_are_used_again(period, judge):
    def drop(shape, p, rng):
        return np.resize(rng.random(period), shape) < p if shape else independent(shape, p, rng)

    demand_failure(judge, drop)


@pytest.mark.parametrize("turn", ["opposite", "backwards", "again", "rolled"])
def test_a_second_half_made_of_the_first(turn, judge):
    def drop(shape, p, rng):
        n = math.prod(shape)
        half = rng.random((n + 1) // 2)
        second = {
            "opposite": 1 - half,
            "backwards": half[::-1],
            "again": half,
            "rolled": np.roll(half, 7),
        }[turn]
        return np.concatenate([half, second])[:n].reshape(shape) < p

    demand_failure(judge, drop)


@pytest.mark.parametrize("turn", ["same", "opposite", "backwards", "rolled"])
def test_a_call_that_uses_the_draws_of_an_earlier_one(turn, judge):
    kept = {}

    def drop(shape, p, rng):
        u = rng.random(shape)
        old = kept.get((shape, id(rng)), (None, None))[1]
        kept[shape, id(rng)] = rng, u
        if old is None:
            return u < p
        flat = old.ravel()
        turned = {"same": flat, "opposite": 1 - flat, "backwards": flat[::-1]}
        return turned.get(turn, np.roll(flat, 3)).reshape(shape) < p

    demand_failure(judge, drop, "check_generator")


def test_a_right_answer_meets_fewer_than_a_thousand_statistics(judge, monkeypatch):
    """So that it fails with probability below 1e-9, at 1e-12 for each of them."""
    met = 0

    def counted(n, p, false_alarm):
        nonlocal met
        met += 1
        assert false_alarm == judge.checks.EACH == 1e-12
        return real(n, p, false_alarm)

    real = judge.checks.binomial_range
    monkeypatch.setattr(judge.checks, "binomial_range", counted)
    for name in ("check_rate", "check_independence", "check_generator"):
        getattr(judge.checks, name)(dropping(independent))
    assert 300 < met < 1000
