"""soft_threshold against PyTorch, exact arithmetic, and what defines a proximal operator."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ROOT = Path(__file__).parent.parent.parent
soft_threshold = load_reference(open_bank(ROOT).item("soft_threshold")).functions["soft_threshold"]


def drawn(seed, number, dtypes=("float16", "float32", "float64")):
    """Arrays of few different values and thresholds among them: equality is frequent."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        shape = tuple(rng.integers(0, 5, size=rng.integers(0, 4)))
        dtype, scale = rng.choice(dtypes), 1.0
        if dtype.startswith("float"):
            scale = rng.choice([1.0, 0.25, 2.0**-6, 16.0])
        x = np.asarray(rng.integers(-6, 7, size=shape) * scale, dtype=dtype)
        yield x, float(rng.choice([0.0, 1.0, 2.0, 2.5, 4.0]) * scale)


@pytest.mark.parametrize("seed", range(5))
def test_softshrink_gives_the_same(seed):
    torch = pytest.importorskip("torch")
    for x, t in drawn(seed, 200, ("float32", "float64")):
        wanted = torch.nn.functional.softshrink(torch.tensor(x), t).numpy()
        found = np.asarray(soft_threshold(x, t))
        assert found.dtype == x.dtype
        np.testing.assert_array_equal(found, wanted)


@pytest.mark.parametrize("seed", range(5))
def test_exact_arithmetic_gives_the_same(seed):
    for x, t in drawn(seed, 200, ("float16", "float32", "float64", "int8", "int64")):
        found = np.asarray(soft_threshold(x, t))
        limit = Fraction(t)
        wanted = [
            float(v - limit if v > limit else v + limit if v < -limit else 0)
            for v in map(Fraction, x.ravel().tolist())
        ]
        assert found.ravel().tolist() == wanted
        assert found.dtype == (x.dtype if x.dtype.kind == "f" else np.float64)


def test_a_grid_has_its_least_objective_beside_the_answer():
    rng = np.random.default_rng(0)
    grid = np.linspace(-6.0, 6.0, 24_001)
    for x, t in zip(rng.normal(size=60) * 2, rng.random(60) * 2, strict=True):
        objective = 0.5 * (grid - x) ** 2 + t * np.abs(grid)
        found = float(soft_threshold(np.array([x]), t)[0])
        assert abs(found - grid[objective.argmin()]) <= 5e-4


def test_the_optimality_condition_holds():
    """x - z is t * sign(z) where z isn't 0, and of size t at most where it is."""
    x = np.random.default_rng(1).normal(size=500)
    for t in (0.0, 0.3, 1.0, 3.0):
        z = soft_threshold(x, t)
        kept = z != 0
        np.testing.assert_allclose((x - z)[kept], t * np.sign(z[kept]), rtol=0, atol=1e-15)
        assert (np.abs((x - z)[~kept]) <= t).all()


def test_distances_do_not_grow_and_thresholds_add_up():
    rng = np.random.default_rng(2)
    for _ in range(50):
        x, y = rng.normal(size=(2, 30))
        a, b = (float(v) for v in rng.integers(0, 9, size=2) / 8)
        shrunk = soft_threshold(x, a) - soft_threshold(y, a)
        assert np.linalg.norm(shrunk) <= np.linalg.norm(x - y) * (1 + 1e-15)
        dyadic = np.round(8 * x) / 8
        twice = soft_threshold(soft_threshold(dyadic, b), a)
        np.testing.assert_array_equal(twice, soft_threshold(dyadic, a + b))


def test_an_infinite_threshold_gives_zeros_and_zero_gives_the_input():
    x = np.array([3.0, -0.0, -2.0])
    assert soft_threshold(x, math.inf).tolist() == [0.0, 0.0, 0.0]
    assert soft_threshold(x, 0.0).tolist() == x.tolist()
    assert not np.shares_memory(soft_threshold(x, 0.0), x)
