"""Checks of cubic_sparsity. Every way of writing the formula agrees to a few roundings."""

from collections.abc import Iterator

import numpy as np

from grader.kit import Case, Table, agree, points, refused

INF, NAN = float("inf"), float("nan")
RAMP = (0.0, 0.75, 100, 4, 50)  # s_i, s_f, t0, n, dt: it ends at step 300


def on_the_ramp() -> Iterator[Case]:
    for t in (150, 200, 250, 225, 101, 299):  # p = 1/4, 1/2, 3/4, then between two intervals
        yield Case(t, *RAMP)
    for t in (1, 2, 3):
        yield Case(t, 0.0, 0.5, 0, 4, 1)
        yield Case(t, 0.25, 0.75, 0, 2, 2)
    # n and dt have different parts, and so have the steps and the start.
    yield Case(30, 0.125, 0.875, 10, 2, 20)
    yield Case(30, 0.125, 0.875, 10, 20, 2)
    # Upwards from a start that isn't 0, to all and by a fractional step.
    yield Case(15, 0.5, 1.0, 10, 2, 5)
    yield Case(2.5, 0.25, 0.75, 0.5, 4, 1.5)
    yield Case(3.0, 0.0, 0.5, 2.0, 2.5, 0.5)
    yield Case(-5, 0.0, 0.5, -10, 4, 2)
    yield Case(11, 0.25, 0.75, 10, 0.5, 8)
    for t in (150, 275):  # a falling sparsity, and a constant one
        yield Case(t, 0.75, 0.25, 100, 4, 50)
        yield Case(t, 1.0, 0.0, 100, 4, 50)
        yield Case(t, 0.5, 0.5, 100, 4, 50)
    for t in (np.int64(150), np.float64(150.0), np.float32(150.0)):
        yield Case(t, 0.0, 0.75, 100, 4, 50)
    yield Case(150, np.float64(0.0), np.float32(0.75), np.int64(100), np.int64(4), np.float64(50))
    # The second call on the same arguments gives what the first did.
    yield Case(150, *RAMP, repeat=2)


def ramps(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(300):
        s_i, s_f = rng.random(2).round(3)
        t0, n, dt = int(rng.integers(-50, 500)), int(rng.integers(1, 40)), int(rng.integers(1, 60))
        t = t0 + rng.uniform(0.02, 0.98) * n * dt
        yield Case(float(t), float(s_i), float(s_f), t0, n, dt)
    for exponent in (-60, -30, 30, 60):  # the unit of time is free
        scale = 2.0**exponent
        for share in (0.25, 0.9):
            yield Case(scale * (3 + share * 20), 0.1, 0.8, scale * 3, 4, scale * 5)


def inside(t: float, s_i: float, s_f: float, t0: float, n: float, dt: float) -> bool:
    """Whether a case lies on the ramp."""
    return n > 0 and dt > 0 and t0 < t < t0 + n * dt


def beside_the_ramp() -> Iterator[Case]:
    for s_i, s_f in ((0.125, 0.75), (0.75, 0.125), (0.0, 1.0), (1.0, 0.0), (0.5, 0.5)):
        for t in (100, 99, 0, -1000, 300, 301, 350, 1_000_000):
            yield Case(t, s_i, s_f, 100, 4, 50)
    for t in (0, 1, 2, 3, 1e-9, -1e-9):
        yield Case(t, 0.25, 0.5, 0, 1, 1)
    yield Case(99.999, 0.125, 0.75, 100, 4, 50)
    yield Case(300.001, 0.125, 0.75, 100, 4, 50)
    yield Case(1e15, 0.125, 0.75, 100, 4, 50)
    yield Case(-1e15, 0.125, 0.75, 100, 4, 50)


def beside(rng: np.random.Generator) -> Iterator[Case]:
    for side in (-1, 1) * 20:
        s_i, s_f = rng.random(2).round(3)
        t0, n, dt = (int(v) for v in rng.integers(1, 60, size=3))
        end = t0 if side < 0 else t0 + n * dt
        yield Case(float(end + side * rng.uniform(0.1, 3.0) * n * dt), s_i, s_f, t0, n, dt)


def bad() -> Iterator[Case]:
    # During, before and after the ramp, and for a ramp that changes nothing.
    for t in (150, 0, 400):
        for share in (-0.1, -1e-9, 1 + 1e-9, 1.5, 75, NAN, INF, -INF):
            yield from refused([(t, share, 0.5, 100, 4, 50), (t, 0.25, share, 100, 4, 50)])
            yield from refused([(t, share, share, 100, 4, 50)])
        for number in (0, -1, -0.5, NAN, INF, -INF):
            yield from refused([(t, 0.25, 0.5, 100, number, 50), (t, 0.25, 0.5, 100, 4, number)])
            yield from refused([(t, 0.5, 0.5, 100, number, 50)])
        yield from refused([(t, 0.25, 0.5, 100, -4, -50)])
    for number in (NAN, INF, -INF, np.float64(NAN)):
        yield from refused([(number, 0.25, 0.5, 100, 4, 50), (150, 0.25, 0.5, number, 4, 50)])
        yield from refused([(number, 0.5, 0.5, 100, 4, 50), (number, 0.25, 0.5, number, 4, 50)])


RAMPS = Table("cubic_sparsity", on_the_ramp, drawn=ramps, keeps=inside)
BESIDE = Table("cubic_sparsity", beside_the_ramp, drawn=beside)
BAD = Table("cubic_sparsity", bad)


@points(2)
def check_ramp(candidate, reference):
    agree(candidate, reference, RAMPS)


def check_before_and_after(candidate, reference):
    agree(candidate, reference, BESIDE)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "0.0 < n != math.inf": "no number is greater than infinity, and NaN has failed before",
    "0.0 < dt != math.inf": "no number is greater than infinity, and NaN has failed before",
    "return (s_f +": "a NumPy scalar is accepted for a number",
    "min(1.0, max(": "the smaller of two is the same in either order",
    "max(0.0, (t - t0)": "the larger of two is the same in either order",
}
