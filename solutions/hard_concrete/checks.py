"""Checks of hard_concrete. Answers are compared within 1e-9, plus a relative 1e-9 in float64, 1e-5
in float32 and 1e-2 in float16: logarithms and exponentials are rounded in other ways in each way
of writing, 1 - p loses what is below 1e-16, and log(1 / u - 1) loses digits beside u = 1, from
which noise therefore keeps 2**-14. No constant is a NumPy float32: it would make float32 of every
Python float that it meets."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.kit import (
    NOT_FINITE,
    Case,
    Table,
    agree,
    layouts,
    mismatched,
    not_finite,
    not_finite_alike,
    points,
    refused,
)

FUNCTION = "hard_concrete"
CONSTANTS = (
    (0.5, -0.1, 1.1), (1.0, -0.1, 1.1), (2 / 3, -0.5, 1.25), (2 / 3, -0.25, 2.0), (0.25, -1.0, 1.5),
    (2.0, -0.05, 1.01), (0.9, -2.0, 3.0), (1.5, -0.75, 1.0625),
)  # fmt: skip
"""beta, gamma and zeta."""


def one(log_alpha: float, u: float, *constants: float) -> Case:
    return Case(np.array([log_alpha]), np.array([u]), *constants)


def gates() -> Iterator[Case]:
    yield one(0.0, 0.5)
    yield one(0.0, 0.25)
    yield one(1.0, 0.5)
    yield one(-1.0, 0.75)
    yield one(0.0, 0.03125)  # exactly 0: the stretched value is negative
    yield one(0.0, 0.96875)  # exactly 1
    for log_alpha, u in itertools.product((-6.0, -2.0, -0.5, 0.5, 2.0, 6.0), (0.125, 0.5, 0.75)):
        yield one(log_alpha, u)
    for constants in CONSTANTS:
        for log_alpha, u in itertools.product((-1.5, 0.0, 1.0), (0.25, 0.5, 0.875)):
            yield one(log_alpha, u, *constants)
    yield from extremes()
    yield from numbers()
    # Noise near 0 and a location that makes up for it.
    for exponent in (-20, -30, -40, -60, -100, -300):
        location = -np.log(2.0**exponent)
        for shift in (-0.5, 0.0, 0.5):
            yield one(location + shift, 2.0**exponent)
    for log_alpha in (-10.0, -9.0, -12.0):
        yield one(log_alpha, 1 - 2.0**-14)
        yield one(-log_alpha, 2.0**-14)
    yield Case(np.zeros(0), np.zeros(0))
    yield Case(np.zeros((2, 0)), np.zeros((2, 0)))
    yield Case(np.array([0.0, -1.0, 1.0, 5.0]), np.array([0.25, 0.5, 0.75, 0.01]))


def extremes() -> Iterator[Case]:
    for log_alpha in (-20.0, 20.0, -100.0, 100.0, -750.0, 750.0, -1000.0, 1000.0, -1e5, 1e5):
        yield one(log_alpha, 0.5)
        yield one(log_alpha, 0.25, 0.25, -0.5, 1.5)


def numbers() -> Iterator[Case]:
    """Parameters of all kinds."""
    log_alpha, u = np.array([0.5, -1.0, 2.0]), np.array([0.25, 0.5, 0.125])
    for kind, constants in (
        (int, (1, -1, 2)),
        (np.int64, (1, -1, 2)),
        (np.float64, (0.5, -1.0, 1.5)),
    ):
        yield Case(log_alpha, u, *map(kind, constants))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(30):
        shape = tuple(rng.integers(1, 6, size=n % 5 + (n == 0)).tolist())
        constants = CONSTANTS[n // 2 % len(CONSTANTS)] if n % 2 else ()
        yield Case(rng.normal(size=shape) * 2, rng.uniform(0.01, 0.99, size=shape), *constants)
    for _ in range(10):
        beta, gamma, zeta = rng.uniform((0.2, -2.0, 1.05), (2.0, -0.05, 3.0)).tolist()
        u = rng.uniform(0.01, 0.99, size=12)
        yield Case(rng.normal(size=12) * 2, u, beta, gamma, zeta)


def large(rng: np.random.Generator) -> Iterator[Case]:
    shape = (200, 150)
    yield Case(rng.normal(size=shape) * 3, rng.uniform(0.001, 0.999, size=shape))
    yield Case(rng.normal(size=4000) * 3, rng.uniform(0.001, 0.999, size=4000), 0.5, -0.25, 1.5)


def locations() -> Iterator[Case]:
    """For the parts that the noise has no part in: they are the same for every u."""
    for log_alpha in (0.0, 1.0, -1.0, 2.0, -2.0, 4.0, -4.0, 0.25, -0.25):
        yield one(log_alpha, 0.5)
    for log_alpha, u in itertools.product((-1.0, 0.0, 0.5), (0.01, 0.25, 0.99)):
        yield one(log_alpha, u)
    for constants in CONSTANTS:
        for log_alpha in (-3.0, -1.0, 0.0, 0.5, 2.0):
            yield one(log_alpha, 0.5, *constants)
    for log_alpha in (-16.0, -13.0, 13.0, 16.0, -8.0, 8.0):  # probabilities beside 0 and 1
        yield one(log_alpha, 0.5)
    yield from extremes()
    yield from numbers()
    yield Case(np.zeros(0), np.zeros(0))
    yield Case(np.array([0.0, -1.0, 1.0, 5.0]), np.array([0.25, 0.5, 0.75, 0.01]))


def kinds() -> Iterator[Case]:
    base = np.array([[0.5, -1.0, 2.0], [1.5, -3.0, 0.25]])
    noise = np.array([[0.25, 0.5, 0.125], [0.75, 0.875, 0.375]])
    floats = (np.float16, np.float32, np.float64)
    for kind, other in itertools.product((*floats, np.int64, np.int8), floats):
        yield Case(base.astype(kind), noise.astype(other))
    for kind in (np.int8, np.int32, np.int64):
        yield Case(np.array([-2, 0, 1, 100], kind), np.array([0.5, 0.25, 0.75, 0.5]))
    yield Case(np.array([200, 3], np.uint8), np.array([0.5, 0.25]))
    yield Case(np.array(0.5), np.array(0.25))
    yield Case(np.array(0.5, np.float32), np.array(0.25))
    yield Case(np.zeros((0, 2), np.float32), np.zeros((0, 2)))
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([-60_000.0, -60_000.0], np.float16), np.array([0.25, 0.5]))
    for location in (-1e308, 1e308):
        yield Case(np.full(2, location), np.array([0.25, 0.5]))
    # Noise that log_alpha's dtype can't tell from 0 or from 1.
    for u in (1e-9, 1e-12):
        yield Case(np.array([-np.log(u)], np.float16), np.array([u]))
    yield Case(np.array([104.0], np.float32), np.array([2.0**-150]))
    yield Case(np.array([-18.0], np.float32), np.array([1 - 2.0**-26]))
    yield Case(np.array([-8.5], np.float16), np.array([1 - 2.0**-13]))
    for a, u in itertools.product(layouts(base), layouts(noise)):
        yield Case(a, u)
    cube = np.linspace(-3.0, 3.0, 24).reshape(2, 3, 4)
    for a, u in itertools.product(layouts(cube), layouts((cube + 3.5) / 7)):
        yield Case(a, u)
    yield Case(base.T, noise.T)
    yield Case(base[::-1, ::-1], noise[::-1, ::-1])
    # The second call on the same arguments gives what the first did.
    yield Case(base, noise, repeat=2)


def bad() -> Iterator[Case]:
    two, half = np.zeros(2), np.full(2, 0.5)
    pairs = [(two, half), (np.zeros(0), np.zeros(0)), (np.zeros((2, 0)), np.zeros((2, 0)))]
    defaults = (2 / 3, -0.1, 1.1)
    wrong = (
        (0.0, -1.0, -1e-9, 0, *NOT_FINITE),
        (0.0, 0.1, 1e-9, 1, 0, *NOT_FINITE),
        (1.0, 0.9, 1 - 1e-9, 0.0, -1.1, 1, *NOT_FINITE),
    )
    for n, values in enumerate(wrong):
        for value, pair in itertools.product(values, pairs):
            yield Case(*pair, *defaults[:n], value, *defaults[n + 1 :], raises=ValueError)
    rows = [(a / 2, b / 2) for a, b in mismatched()]
    rows += [(a, np.full(2, 0.5)) for (a,) in not_finite(two)]
    rows += [(a.astype(np.float32), np.full(2, 0.5)) for (a,) in not_finite(two)]
    for value in (0.0, 1.0, -0.0, -1e-9, 1 + 1e-9, -1.0, 2.0, *NOT_FINITE):
        rows += [(two, np.array([0.5, value])), (two[:1], np.array([value]))]
        rows += [(np.full((2, 1), 900.0), np.array([[value], [0.5]]))]
        rows += [(two, np.array([value, 0.5], np.float32))]
    rows += [(two, np.array([0, 1])), (two, np.array([1, 1])), (two, np.array([0, 0]))]
    rows += [(a, b / 2) for a, b in not_finite_alike(2)]
    yield from refused(rows)
    yield from refused(rows[::3], (0.5,), (-2.0,), (2.0,))


GATES = Table(FUNCTION, gates, drawn=drawn, large=large)
LOCATIONS = Table(FUNCTION, locations, drawn=drawn)
KINDS = Table(FUNCTION, kinds)
TWO_CALLS = Table(
    "one_after_another",
    [
        Case(
            (np.array([0.5, -1.0]), np.array([0.25, 0.5])),
            (np.array([1.5, 1.0]), np.array([0.75, 0.5])),
        )
    ],
)
BAD = Table(FUNCTION, bad)


def random_gate(answer: Any, *args: Any) -> Any:
    return answer[0]


def fixed_gate(answer: Any, *args: Any) -> Any:
    return answer[1]


def probability(answer: Any, *args: Any) -> Any:
    return answer[2]


@points(2)
def check_z(candidate, reference):
    agree(candidate, reference, GATES, view=random_gate, atol=1e-9)


def check_z_det(candidate, reference):
    agree(candidate, reference, LOCATIONS, view=fixed_gate, atol=1e-9)


@points(2)
def check_p_active(candidate, reference):
    agree(candidate, reference, LOCATIONS, view=probability, atol=1e-9)


def check_arrays(candidate, reference):
    agree(candidate, reference, KINDS, atol=1e-9)
    agree(candidate, reference, TWO_CALLS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'log_alpha.dtype.kind <= "f"': "only bool and complex come before it, which aren't gates here",
    "np.where(x <= 0.0, small, 1.0)": "at 0 both are 1",
    "(u > 0.0) * (u < 1.0)": "a product of booleans is their conjunction",
    "(u > 0.0) // (u < 1.0)": "no u is outside both bounds, and a boolean over False is 0",
    "0.0 < beta != np.inf": "nothing that is greater than 0 is above infinity",
    "-np.inf != gamma < 0.0": "nothing that is less than 0 is below minus infinity",
    "1.0 < zeta != np.inf": "nothing that is greater than 1 is above infinity",
    "np.clip(0.0, s * (zeta - gamma) + gamma, 1.0)": "the same minimum of a maximum",
}
