"""cubic_sparsity against PyTorch's scheduler, exact arithmetic, and the properties of the ramp."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ROOT = Path(__file__).parent.parent.parent
cubic_sparsity = load_reference(open_bank(ROOT).item("cubic_sparsity")).functions["cubic_sparsity"]


def drawn(seed, number):
    """Arguments of ramps, at steps before, during and after them."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        s_i, s_f = (float(s) for s in rng.integers(0, 17, size=2) / 16)
        t0, n, dt = int(rng.integers(-20, 200)), int(rng.integers(1, 20)), int(rng.integers(1, 30))
        yield int(t0 + rng.integers(-n * dt, 2 * n * dt + 1)), s_i, s_f, t0, n, dt


@pytest.mark.parametrize("seed", range(3))
def test_exact_arithmetic_gives_the_same(seed):
    for t, s_i, s_f, t0, n, dt in drawn(seed, 500):
        p = min(max(Fraction(t - t0, n * dt), Fraction(0)), Fraction(1))
        wanted = Fraction(s_f) + (Fraction(s_i) - Fraction(s_f)) * (1 - p) ** 3
        assert cubic_sparsity(t, s_i, s_f, t0, n, dt) == pytest.approx(float(wanted), abs=1e-15)


def test_pytorch_gives_the_same_where_sparsity_does_not_fall():
    scheduler = pytest.importorskip("torch.ao.pruning.scheduler.cubic_scheduler").CubicSL
    for t, s_i, s_f, t0, n, dt in drawn(3, 500):
        if s_i <= s_f:
            wanted = scheduler.sparsity_compute_fn(s_0=s_i, s_f=s_f, t=t, t_0=t0, dt=dt, n=n)
            assert cubic_sparsity(t, s_i, s_f, t0, n, dt) == pytest.approx(wanted, abs=1e-14)


def test_pytorch_stays_at_the_start_where_sparsity_falls():
    """The difference that the explanation names."""
    scheduler = pytest.importorskip("torch.ao.pruning.scheduler.cubic_scheduler").CubicSL
    for t in (0, 150, 400):
        assert scheduler.sparsity_compute_fn(s_0=0.75, s_f=0.25, t=t, t_0=100, dt=50, n=4) == 0.75


def test_the_table_of_the_page():
    found = [cubic_sparsity(t, 0.0, 0.8, 100, 4, 50) for t in (100, 150, 200, 250, 300)]
    assert found == pytest.approx([0.0, 0.4625, 0.7, 0.7875, 0.8])


def test_it_is_continuous_and_monotone():
    for s_i, s_f in ((0.125, 0.75), (0.75, 0.125)):
        values = [cubic_sparsity(t, s_i, s_f, 10, 4, 5) for t in np.linspace(0, 40, 4001)]
        steps = [(b - a) * (1 if s_f > s_i else -1) for a, b in pairwise(values)]
        assert min(steps) >= 0
        assert max(steps) <= 3 * abs(s_f - s_i) / 20 * 0.01 * (1 + 1e-9)  # the slope at the start
        assert (values[0], values[-1]) == (s_i, s_f)
