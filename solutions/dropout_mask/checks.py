"""Checks of dropout_mask. Seeds are fixed, and each statistic turns a right answer down with
probability at most 1e-9, however it draws: no check knows one way of drawing from another."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from grader.kit import Case, CheckFailure, Rng, Table, agree, binomial_range, fail, points, same
from grader.kit.compare import kind_of

NAME = "dropout_mask"
SHAPES = ((), (1,), (3,), (0, 3), (2, 3), (2, 1, 2))
RATES = (0.1, 0.25, 0.5, 0.75, 0.9)
SEEDS = range(100, 300)  # for masks of one entry


def extremes() -> Iterator[Case]:
    for shape in SHAPES:
        for p in (0.0, 1.0, 0, 1):
            yield Case(shape, p, Rng(1))


def bad() -> Iterator[Case]:
    for p in (-0.1, 1.1, np.nan, -np.inf, np.inf, -1e-9, 1.0 + 1e-9):
        for shape in ((2, 3), ()):
            yield Case(shape, p, Rng(1), raises=ValueError)


EXTREMES = Table(NAME, extremes)
BAD = Table(NAME, bad)


def answers(candidate: Any, *cases: Case) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each case's answer (a list where the case repeats), and its inputs to be shown."""
    for case, outcome in zip(cases, candidate.outcomes(NAME, cases), strict=True):
        inputs = dict(zip(("shape", "p", "rng"), case.args, strict=True))
        try:
            yield outcome.unwrap(NAME), inputs
        except CheckFailure as failure:
            failure.counterexample = inputs
            raise


def drops(value: Any, inputs: dict[str, Any]) -> np.ndarray:
    """Where a mask is 0, as booleans. Other faults than the shape are another check's business."""
    plain = isinstance(value, np.ndarray | np.generic | bool | int | float)
    array = np.asarray(value) if plain else np.array(None)
    if array.shape != inputs["shape"] or array.dtype.kind not in "biuf":
        due = f"an array of shape {inputs['shape']} is due, got {kind_of(value)}"
        fail(due, actual=value, counterexample=inputs)
    return array == 0


def demand_count(
    count: int, n: int, p: float, what: str, mask: Any, inputs: dict[str, Any]
) -> None:
    """Raise CheckFailure unless `count` may come from n independent draws of probability p."""
    low, high = binomial_range(n, p)
    if not low <= count <= high:
        fail(
            f"{what}: {count:,} of {n:,}; {low:,} to {high:,} is what {n:,} independent draws give",
            actual=mask,
            counterexample=inputs,
        )


def demand_spread(counts: list[int], what: str, mask: Any, inputs: dict[str, Any]) -> None:
    """Raise CheckFailure where counts of independent draws all lie within 2 of one another.

    Of 40 or more counts with a standard deviation of 3.2 or more, all lie in one window of three
    values with probability below 100 * 0.38 ** 40 < 1e-14.
    """
    low, high = min(counts), max(counts)
    if high - low <= 2:
        number = f"{low}" if low == high else f"{low} to {high}"
        fail(
            f"{what} drops {number} entries: their number is fixed, not left to independent draws",
            actual=mask,
            counterexample=inputs,
        )


def pairs(dropped: np.ndarray, axis: int, gap: int) -> tuple[np.ndarray, np.ndarray]:
    """Disjoint pairs of entries that lie `gap` apart along an axis."""
    line = np.moveaxis(dropped, axis, 0)
    blocks = line.reshape(line.shape[0] // (2 * gap), 2, gap, -1)
    return blocks[:, 0].ravel(), blocks[:, 1].ravel()


def pairings(dropped: np.ndarray) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Ways to pair entries of a mask (of even lengths), each with its name."""
    for axis, size in enumerate(dropped.shape):
        for gap in (1, size // 2):
            yield f"entries {gap} apart along axis {axis}", *pairs(dropped, axis, gap)
    yield "diagonal neighbours", dropped[::2, ::2].ravel(), dropped[1::2, 1::2].ravel()
    half = np.split(dropped.ravel(), 2)
    yield "entries at mirrored positions", half[0], half[1][::-1]


def demand_unrelated(
    paired: Iterable[tuple[str, np.ndarray, np.ndarray]],
    p: float,
    mask: Any,
    inputs: dict[str, Any],
) -> None:
    """Raise CheckFailure unless paired entries agree as often as independent ones do.

    The pairing that is furthest off speaks first.
    """
    agrees = p * p + (1 - p) ** 2
    counts = [(what, int((a == b).sum()), a.size) for what, a, b in paired]
    for what, count, n in sorted(counts, key=lambda c: -abs(c[1] / c[2] - agrees)):
        demand_count(count, n, agrees, f"{what} agree", mask, inputs)


def check_values(candidate):
    """Returns a float64 array of the shape asked for, with 0 or 1 / (1 - p) everywhere"""
    cases = [Case(s, p, Rng(n)) for n, p in enumerate(RATES) for s in (*SHAPES, (8, 8))]
    for mask, inputs in answers(candidate, *cases):
        expected = np.where(drops(mask, inputs), 0.0, 1.0 / (1.0 - inputs["p"]))
        try:
            same(mask, expected)
        except CheckFailure as failure:
            failure.counterexample = inputs
            raise


@points(2)
def check_independence(candidate):
    """Drops every entry on its own: no decision shared by rows, columns or the whole mask"""
    p, cases = 0.2, [Case(s, 0.2, Rng(21)) for s in ((64, 64), (16, 16, 16))]
    for mask, inputs in answers(candidate, *cases):
        dropped = drops(mask, inputs)
        demand_unrelated(pairings(dropped), p, mask, inputs)
        if dropped.ndim == 2:
            demand_spread(dropped.sum(axis=1).tolist(), "each row", mask, inputs)
            demand_spread(dropped.sum(axis=0).tolist(), "each column", mask, inputs)
    for masks, inputs in answers(candidate, Case((10, 10), p, Rng(22), repeat=40)):
        drawn = [drops(m, inputs) for m in masks]
        if any((d != drawn[0]).any() for d in drawn):  # else it is check_generator's business
            demand_spread([int(d.sum()) for d in drawn], "each mask", masks[0], inputs)


def check_generator(candidate):
    """Draws from rng alone: the same state gives the same mask, the next call another"""
    shape, p, seeds = (40, 50), 0.5, (31, 31, 32)
    first, again, other, calls = answers(
        candidate,
        *(Case(shape, p, Rng(seed)) for seed in seeds),
        Case(shape, p, Rng(33), repeat=2),
    )
    one, inputs = first
    if (drops(one, inputs) != drops(*again)).any():
        fail(
            "two generators in the same state give different masks: draw from rng and nothing else",
            expected=one,
            actual=again[0],
            counterexample=inputs,
        )
    masks, same_rng = calls
    for a, b, what, shown in (
        (one, other[0], "the masks of two differently seeded generators", other[1]),
        (masks[0], masks[1], "the masks of two calls on one generator", same_rng),
    ):
        pair = f"entries of {what}", drops(a, shown).ravel(), drops(b, shown).ravel()
        demand_unrelated([pair], p, b, shown)


@points(2)
def check_rate(candidate):
    """Drops a fraction p of the entries, in large masks and single ones, for any p"""
    large = [Case((100, 200), p, Rng(n)) for n, p in enumerate((0.005, *RATES))]
    for mask, inputs in answers(candidate, *large):
        dropped = drops(mask, inputs)
        count, p = int(dropped.sum()), inputs["p"]
        demand_count(count, dropped.size, p, f"dropped entries for p = {p}", mask, inputs)
    for shape in ((), (1,)):
        small = list(answers(candidate, *(Case(shape, 0.75, Rng(n)) for n in SEEDS)))
        count = sum(int(drops(*each).sum()) for each in small)
        demand_count(count, len(SEEDS), 0.75, "dropped masks of one entry", *small[-1])


def check_extremes(candidate, reference):
    """Gives ones for p = 0 and zeros for p = 1, without NaN"""
    agree(candidate, reference, EXTREMES)


def check_bad_probability(candidate, reference):
    """Raises ValueError for p outside [0, 1] and for NaN"""
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "keep = rng.random(shape) > p": (
        "a draw equals p with probability 2 ** -53 at most, so no test can tell"
    ),
}


def large_input():
    """A large mask, for the note on speed."""
    return NAME, ((300, 400), 0.5, Rng(3))


# --------------------------------------------------------------------------------- diagnosis


def _drawn(subject: Any, shape: tuple[int, ...], p: float, seed: int, repeat: int = 1) -> Any:
    """Masks as an array, or None where one has another form (then no feature is claimed)."""
    outcome = subject.outcome(NAME, shape, p, Rng(seed), repeat=repeat)
    if outcome.kind != "value":
        return None
    masks = outcome.value if repeat > 1 else [outcome.value]
    fits = [isinstance(m, np.ndarray | np.generic | float | int) for m in masks]
    if not all(fits) or any(np.shape(m) != shape for m in masks):
        return None
    array = np.asarray(masks)
    return None if array.dtype.kind not in "biuf" else array if repeat > 1 else array[0]


def _form(subject: Any) -> Any:
    outcome = subject.outcome(NAME, (8, 9), 0.3, Rng(1))
    if outcome.kind != "value":
        return outcome.kind, outcome.type
    if not isinstance(outcome.value, np.ndarray):
        return kind_of(outcome.value)
    if outcome.value.shape != (8, 9):
        return "shape", outcome.value.shape
    kind = outcome.value.dtype
    return None if kind == np.float64 else ("dtype", "i" if kind.kind == "u" else kind.kind)


def _sharing(subject: Any) -> Any:
    """Along which axes all entries are equal, in every one of many masks."""
    found = []
    for shape in ((6, 7), (3, 4, 5)):
        masks = _drawn(subject, shape, 0.5, 2, repeat=40)
        if masks is None or (masks == 0).all() or (masks != 0).all():
            found.append(())
            continue
        axes = range(1, masks.ndim)
        constant = [bool((masks == masks.take([0], axis=a)).all()) for a in axes]
        found.append(tuple(a - 1 for a in axes if constant[a - 1]))
    # What is shared in a matrix says enough: in more dimensions there are many ways to do it.
    return found[0] or (("3-d", found[1]) if found[1] else None)


def _rate_and_value(subject: Any) -> Any:
    """Which of a few numbers the drop fraction and the kept value are."""
    p = 0.3
    mask = _drawn(subject, (97, 101), p, 3)  # p times its size is no integer
    if mask is None:
        return "no mask"
    rates = {"p": p, "1-p": 1 - p, "none": 0.0, "all": 1.0}
    values = {"1/(1-p)": 1 / (1 - p), "1": 1.0, "1/p": 1 / p, "1-p": 1 - p, "1+p": 1 + p, "p": p}
    kept = mask[mask != 0]
    values["size/kept"] = mask.size / max(1, kept.size)
    rate = next((k for k, r in rates.items() if abs((mask == 0).mean() - r) < 0.04), "other")
    value = next((k for k, v in values.items() if np.allclose(kept, v, rtol=1e-6)), "other")
    return None if (rate, value) == ("p", "1/(1-p)") else (rate, value)


def _counts(subject: Any) -> Any:
    """Whether whole masks, or rows, or columns, drop the same number of entries every time."""
    masks = _drawn(subject, (10, 10), 0.3, 4, repeat=40)
    if masks is None or (masks == masks[0]).all():
        return None
    dropped = masks == 0
    fixed = [int(np.ptp(dropped.sum(axis=axis))) <= 2 for axis in ((1, 2), 2, 1)]
    return tuple(fixed) if any(fixed) else None


def _source(subject: Any) -> Any:
    """Whether equal states give equal masks, other states others, and a second call another."""
    one, again, other = (_drawn(subject, (20, 20), 0.5, seed) for seed in (5, 5, 6))
    calls = _drawn(subject, (20, 20), 0.5, 7, repeat=2)
    if any(m is None for m in (one, again, other, calls)):
        return None
    found = (
        bool((one == again).all()),
        bool((one != other).any()),
        bool((calls[0] != calls[1]).any()),
    )
    return None if all(found) else found


def _ends(subject: Any) -> Any:
    """What p = 0 and p = 1 give."""

    def one(p: float) -> str:
        outcome = subject.outcome(NAME, (6, 9), p, Rng(8))
        mask = _drawn(subject, (6, 9), p, 8)
        if mask is None:
            return str(outcome.type)
        known = {"ones": mask == 1, "zeros": mask == 0, "not finite": ~np.isfinite(mask)}
        whole = (name for name in ("ones", "zeros") if known[name].all())
        return next(whole, "not finite" if known["not finite"].any() else "other")

    found = one(0.0), one(1.0)
    return None if found == ("ones", "zeros") else found


def _shapes(subject: Any) -> Any:
    shapes = ((), (5,), (2, 3, 2), (0, 3))
    found = tuple(_drawn(subject, shape, 0.5, 9) is not None for shape in shapes)
    return None if all(found) else found


def _refusals(subject: Any) -> Any:
    """What becomes of bad probabilities: "refused" with ValueError, "raised", or "accepted"."""

    def one(p: float) -> str:
        outcome = subject.outcome(NAME, (2, 3), p, Rng(10))
        if "ValueError" in outcome.bases:
            return "refused"
        return "raised" if outcome.kind == "raised" else "accepted"

    found = tuple(one(p) for p in (-0.1, 1.1, np.nan))
    return None if set(found) == {"refused"} else found


def _resolves(subject: Any) -> bool:
    """Whether p is kept in full, not rounded to tenths or hundredths."""
    for p in (0.005, 0.25):
        mask = _drawn(subject, (100, 200), p, 11)
        low, high = binomial_range(mask.size, p) if mask is not None else (1, 0)
        if mask is None or not low <= (mask == 0).sum() <= high:
            return False
    return True


# Kinds of faults in an order that lets each look at its own fault alone. Every feature is one that
# luck can't turn, however the subject draws.
FINGERPRINT = {
    "form": _form,
    "sharing": _sharing,
    "rate and value": _rate_and_value,
    "counts": _counts,
    "source": _source,
    "ends": _ends,
    "shapes": _shapes,
    "refusals": _refusals,
    "resolution": _resolves,
}
