"""Checks of dropout_mask. Generators are seeded by the run's seed, and each statistic turns a right
answer down with probability at most 1e-12, however it draws; there are fewer than 1,000 of them, so
that a right answer fails with probability below 1e-9. No check knows one way of drawing from
another."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from grader.kit import Case, CheckFailure, Rng, Table, agree, fail, points, same, say
from grader.kit.compare import kind_of
from grader.kit.stats import (
    STRETCH,
    axis_sets,
    binomial_probability,
    binomial_range,
    partners,
    recurrence,
)
from grader.phrases import Phrase

NAME = "dropout_mask"
SHAPES = ((), (1,), (3,), (0, 3), (2, 3), (2, 1, 2))
RATES = (0.1, 0.25, 0.5, 0.75, 0.9)
# Axes whose sizes are powers of 2 can be paired off in many ways; each has 4,096 entries.
SPACES = ((4096,), (64, 64), (16, 16, 16), (8, 8, 8, 8), (4, 16, 1, 8, 8), (4, 8, 4, 8, 4))
# Small masks of as many axes, which are drawn again and again: 64 entries each.
ROOMS = ((64,), (8, 8), (4, 4, 4), (4, 4, 2, 2), (2, 4, 2, 2, 2))
SINGLE, CALLS, REPEATS = 200, 40, 400
EACH = 1e-12  # a right answer's chance of failing one statistic


def seeds(rng: np.random.Generator) -> Iterator[Rng]:
    """Generators for a candidate, without end."""
    while True:
        yield Rng(int(rng.integers(2**32)))


def of_run(candidate: Any, stream: int) -> Iterator[Rng]:
    """Those of a check, which depend on the run's seed alone."""
    return seeds(np.random.default_rng([candidate.seed, stream]))


def extremes(rng: np.random.Generator) -> Iterator[Case]:
    for shape in (*SHAPES, (40, 50), (3, 4, 5, 6)):
        for p in (0.0, 1.0, 0, 1, np.float64(0.0), np.float64(1.0)):
            yield Case(shape, p, next(seeds(rng)))


def bad(rng: np.random.Generator) -> Iterator[Case]:
    for p in (-0.1, 1.1, np.nan, -np.inf, np.inf, -1e-9, 1.0 + 1e-9, 2, -1):
        for shape in ((2, 3), (), (0, 3)):
            yield Case(shape, p, next(seeds(rng)), raises=ValueError)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((400, 500), 0.5, next(seeds(rng)))


EXTREMES = Table(NAME, drawn=extremes)
BAD = Table(NAME, drawn=bad)
LARGE = Table(NAME, large=large)


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
        wanted = say(
            "expected an array of shape {shape}, got {kind}",
            "应为形状 {shape} 的数组，实际是{kind}",
        )
        kind = kind_of(value)
        fail(wanted, shape=inputs["shape"], kind=kind, actual=value, counterexample=inputs)
    return array == 0


def demand_count(
    count: int, n: int, p: float, what: Phrase, mask: Any, inputs: dict[str, Any]
) -> None:
    """Raise CheckFailure unless `count` may come from n independent draws of probability p."""
    low, high = binomial_range(n, p, EACH)
    if not low <= count <= high:
        said = say(
            "{what}: {count:,} of {n:,}; independent draws give {low:,} to {high:,}",
            "{what}：{n:,} 中有 {count:,}；独立抽取时应在 {low:,} 到 {high:,} 之间",
            what=what,
        )
        fail(said, count=count, n=n, low=low, high=high, actual=mask, counterexample=inputs)


def demand_unrelated(
    paired: Iterable[tuple[Phrase, int, int]], p: float, mask: Any, inputs: dict[str, Any]
) -> None:
    """Raise CheckFailure unless so many of so many pairs agree as of independent entries.

    The pairing that is furthest off speaks first.
    """
    agrees = p * p + (1 - p) ** 2
    for what, count, n in sorted(paired, key=lambda c: -abs(c[1] / c[2] - agrees)):
        alike = say("{what} agree", "{what}取值相同", what=what)
        demand_count(count, n, agrees, alike, mask, inputs)


def demand_own_decisions(dropped: np.ndarray, mask: Any, inputs: dict[str, Any]) -> None:
    """Raise CheckFailure where entries of one mask depend on each other."""
    shared = [
        axis
        for axis, size in enumerate(dropped.shape)
        if size > 1 and (dropped == dropped.take([0], axis=axis)).all()
    ]
    if shared:
        said = say(
            "one decision is shared along {axes}: all entries there are alike",
            "{axes}上共用一次决定：那里的元素全都一样",
        )
        fail(said, axes=named(shared), actual=mask, counterexample=inputs)
    demand_unrelated(pairings(dropped), inputs["p"], mask, inputs)
    demand_free_counts(dropped, mask, inputs)


def pairings(dropped: np.ndarray) -> Iterator[tuple[Phrase, int, int]]:
    """Ways to pair the entries of a mask: the name, how many pairs agree, how many there are."""
    for axes in axis_sets(dropped.ndim):
        if min(dropped.shape[a] for a in axes) > 1:
            for other in partners(dropped, axes):
                alike = int((dropped == other).sum()) // 2
                what = say("pairs of entries along {axes}", "{axes}上的元素对", axes=named(axes))
                yield what, alike, dropped.size // 2
    for a, b in combinations(range(dropped.ndim), 2):
        if dropped.shape[a] == dropped.shape[b] > 1:  # the diagonal meets itself
            alone = dropped.size // dropped.shape[a]
            alike = (int((dropped == dropped.swapaxes(a, b)).sum()) - alone) // 2
            what = say(
                "entries mirrored at the diagonal of {axes}",
                "关于{axes}的对角线对称的元素",
                axes=named((a, b)),
            )
            yield what, alike, (dropped.size - alone) // 2


def neighbours(dropped: np.ndarray) -> Iterator[tuple[Phrase, int, int]]:
    """Along each axis, how many entries agree with the next one; no entry is in two pairs.

    In a large mask this shows entries that follow their neighbours in one case out of ten.
    """
    for axis, size in enumerate(dropped.shape):
        first, second = (dropped.take(range(n, size - size % 2, 2), axis) for n in (0, 1))
        what = say("neighbours along {axis}", "{axis}上相邻的元素", axis=named((axis,)))
        yield what, int((first == second).sum()), first.size


def demand_free_counts(
    dropped: np.ndarray, mask: Any, inputs: dict[str, Any], leading: int = 0
) -> None:
    """Raise CheckFailure where rows, columns or larger parts drop the same number too often.

    With `leading=1` the first axis counts masks, and a whole mask is a part too.
    """
    for axes in axis_sets(dropped.ndim - leading):
        size = math.prod(dropped.shape[a + leading] for a in axes)
        counts = dropped.sum(axis=tuple(a + leading for a in axes))
        if size > 1 and counts.size > 1:
            whole = leading and size == dropped[0].size
            parts = say("parts along {axes}", "{axes}上的部分", axes=named(axes))
            what = say("masks", "掩码") if whole else parts
            demand_spread(counts.ravel(), size, what, mask, inputs)


def demand_spread(
    counts: np.ndarray, size: int, what: Phrase, mask: Any, inputs: dict[str, Any]
) -> None:
    """Raise CheckFailure where one number of dropped entries is more common than by chance."""
    p = inputs["p"]
    for number in {math.floor(p * size), math.ceil(p * size)}:
        chance = binomial_probability(size, p, number)
        same_number = int((counts == number).sum())
        if same_number > binomial_range(counts.size, chance, EACH)[1]:
            said = say(
                "{found:,} of {all:,} {what} drop exactly {number:,} of {size:,} entries: their"
                " number is fixed, not left to independent draws",
                "{all:,} 个{what}中有 {found:,} 个恰好丢弃 {size:,} 个元素中的 {number:,} 个："
                "丢弃的个数是固定的，不是独立抽取的结果",
                what=what,
            )
            numbers = {"found": same_number, "all": counts.size, "number": number, "size": size}
            fail(said, **numbers, actual=mask, counterexample=inputs)


def demand_new_draws(flat: np.ndarray, mask: Any, inputs: dict[str, Any]) -> None:
    """Raise CheckFailure where many decisions in a row are made again, as they were or turned."""
    again = (
        (flat, say("again", "原样重复")),
        (~flat, say("the other way", "取反后重复")),
        (flat[::-1], say("backwards", "倒序重复")),
    )
    for other, what in again:
        found = recurrence(flat, other)
        if found is not None:
            said = say(
                "from entry {start:,} on (in C order) {stretch} decisions in a row occur elsewhere,"
                " {what}: each entry needs a draw that no other entry uses",
                "从第 {start:,} 个元素起（C 顺序），连续 {stretch} 个决定在别处{what}："
                "每个元素都需要一次不与其他元素共用的抽取",
                what=what,
            )
            fail(said, start=found[1], stretch=STRETCH, actual=mask, counterexample=inputs)


def named(axes: Sequence[int]) -> Phrase:
    en, zh = " and ".join(map(str, axes)), "、".join(map(str, axes))
    return say(f"axis {en}" if len(axes) == 1 else f"axes {en}", f"轴 {zh} ")


def check_values(candidate):
    rng = np.random.default_rng([candidate.seed, 1])
    rates = (*RATES, *rng.uniform(0.05, 0.95, size=3).tolist(), np.float64(0.5))
    shapes = (*SHAPES, (8, 8), (3, 2, 4, 2))
    cases = [Case(s, p, g) for p in rates for s, g in zip(shapes, seeds(rng))]  # noqa: B905
    for mask, inputs in answers(candidate, *cases):
        expected = np.where(drops(mask, inputs), 0.0, 1.0 / (1.0 - inputs["p"]))
        try:
            same(mask, expected)
        except CheckFailure as failure:
            failure.counterexample = inputs
            raise


@points(2)
def check_rate(candidate):
    new = of_run(candidate, 2)
    rates = (0.0019, 0.005, *RATES, 0.333, 0.995, 0.9981)  # 0.0019 is less than half of 1/256
    many = [Case((100, 200), p, next(new)) for p in rates]
    for mask, inputs in answers(candidate, *many, *LARGE.cases_for(candidate.seed)):
        dropped = drops(mask, inputs)
        what = say("dropped entries for p = {p}", "p = {p} 时丢弃的元素", p=float(inputs["p"]))
        demand_count(int(dropped.sum()), dropped.size, inputs["p"], what, mask, inputs)
    for shape in ((), (1,)):
        single = [Case(shape, 0.75, next(new)) for _ in range(SINGLE)]
        small = list(answers(candidate, *single))
        count = sum(int(drops(*each).sum()) for each in small)
        what = say("dropped masks of one entry", "只有一个元素的掩码中，被丢弃的")
        demand_count(count, SINGLE, 0.75, what, *small[-1])
    for shape in ((2,), (2, 3)):
        for masks, inputs in answers(candidate, Case(shape, 0.5, next(new), repeat=REPEATS)):
            drawn = np.array([drops(m, inputs) for m in masks])
            for position in np.ndindex(shape):
                what = say(
                    "in {masks} masks, drops of entry {entry}",
                    "{masks} 个掩码中，元素 {entry} 被丢弃的次数",
                    masks=REPEATS,
                    entry=str(list(position)),
                )
                count = int(drawn[(slice(None), *position)].sum())
                demand_count(count, REPEATS, 0.5, what, masks[0], inputs)
            if shape == (2,):
                count = int(drawn.all(axis=1).sum())
                what = say("masks of two zeros", "两个元素都是 0 的掩码")
                demand_count(count, REPEATS, 0.25, what, masks[0], inputs)


@points(2)
def check_independence(candidate):
    new = of_run(candidate, 3)
    cases = [Case(shape, p, next(new)) for p in (0.5, 0.25) for shape in SPACES]
    for mask, inputs in answers(candidate, *cases):
        demand_own_decisions(drops(mask, inputs), mask, inputs)
    for mask, inputs in answers(candidate, *LARGE.cases_for(candidate.seed)):
        dropped = drops(mask, inputs)
        demand_unrelated(neighbours(dropped), inputs["p"], mask, inputs)
        demand_new_draws(dropped.ravel(), mask, inputs)
    repeated = [Case(shape, 0.5, next(new), repeat=CALLS) for shape in ROOMS]
    for masks, inputs in answers(candidate, *repeated):
        drawn = np.array([drops(m, inputs) for m in masks])
        if (drawn != drawn[0]).any():  # else it is check_generator's business
            demand_free_counts(drawn, masks[0], inputs, leading=1)


def check_generator(candidate):
    shape, p, new = (40, 50), 0.5, of_run(candidate, 4)
    first, other = next(new), next(new)
    states = (first, other, first, first)
    between = Case((7, 3), p, next(new))
    cases = [*(Case(shape, p, state) for state in states), between, Case(shape, p, first)]
    asked = list(answers(candidate, *cases, Case(shape, p, next(new), repeat=6)))
    one, inputs = asked[0]
    for again, _ in (asked[2], asked[3], asked[5]):
        if (drops(one, inputs) != drops(again, inputs)).any():
            fail(
                say(
                    "two generators in the same state give different masks: draw from rng and from"
                    " nothing else, and keep nothing from call to call",
                    "状态相同的两个生成器给出了不同的掩码：只能从 rng 抽取，"
                    "也不要在两次调用之间保留任何东西",
                ),
                expected=one,
                actual=again,
                counterexample=inputs,
            )
    masks, same_rng = asked[-1]
    seeds_said = say(
        "entries of the masks of two differently seeded generators",
        "种子不同的两个生成器所给掩码的元素",
    )
    calls_said = say(
        "entries of the masks of two calls on one generator", "同一个生成器两次调用所给掩码的元素"
    )
    two_seeds, two_calls = (seeds_said, [one, asked[1][0]]), (calls_said, masks)
    for (what, drawn), shown in ((two_seeds, asked[1][1]), (two_calls, same_rng)):
        flat = [drops(mask, shown).ravel() for mask in drawn]
        couples = [c for a, b in combinations(flat, 2) for c in ((a, b), (a, b[::-1]))]
        alike = [(what, int((a == b).sum()), a.size) for a, b in couples]
        demand_unrelated(alike, p, drawn[1], shown)
        demand_new_draws(np.concatenate(flat), drawn[1], shown)


def check_extremes(candidate, reference):
    agree(candidate, reference, EXTREMES)


def check_bad_probability(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "keep = rng.random(shape) > p": (
        "a draw equals p with probability 2 ** -53 at most, so no test can tell"
    ),
    "np.divide(1.0, 1.0 - (p),": (
        "it differs only for a NumPy scalar p of a narrow type, whose 1 - p the page leaves open"
    ),
}


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
    """Along which axes all entries are equal, in every one of many masks, or whether some are.

    No axis is so short that pairs of rows that are equal would look like one that is shared.
    """
    found = []
    for shape in ((6, 7), (3, 4, 5), (3, 4, 3, 4), (3, 4, 3, 3, 3)):
        masks = _drawn(subject, shape, 0.5, 2, repeat=40)
        if masks is None or (masks == 0).all() or (masks != 0).all():
            found.append(())
            continue
        axes = range(1, masks.ndim)
        constant = [bool((masks == masks.take([0], axis=a)).all()) for a in axes]
        found.append(tuple(a - 1 for a in axes if constant[a - 1]))
    # What is shared in a matrix says enough: in more dimensions there are many ways to do it.
    more = [(axes, tuple(range(2, rank))) for rank, axes in enumerate(found[1:], 3) if axes]
    channels = len(more) == 3 and all(axes == positions for axes, positions in more)
    if not found[0] and _tied(_drawn(subject, (6, 7), 0.5, 2, repeat=60)):
        return "in parts"
    return found[0] or (("in more axes", channels) if more else None)


def _tied(masks: Any) -> bool:
    """Whether two entries are alike in each of many masks, which aren't all the same."""
    if masks is None or (masks == masks[0]).all():
        return False
    dropped = masks.reshape(len(masks), -1) == 0
    alike = (dropped[:, :, None] == dropped[:, None, :]).all(axis=0)
    return 0.3 < dropped.mean() < 0.7 and bool(alike.sum() > len(alike))


def _rate_and_value(subject: Any) -> Any:
    """Which of a few numbers the drop fraction and the kept value are."""
    p = 0.3
    mask = _drawn(subject, (97, 101), p, 3)  # p times its size is no integer
    if mask is None:
        return "no mask"
    rates = {"p": p, "1-p": 1 - p, "none": 0.0, "all": 1.0, "normal": 0.618}
    values = {"1/(1-p)": 1 / (1 - p), "1": 1.0, "1/p": 1 / p, "1-p": 1 - p, "1+p": 1 + p, "p": p}
    kept = mask[mask != 0]
    values["size/kept"] = mask.size / max(1, kept.size)
    counts = kept * (1 - p)
    if kept.size and counts.max() > 1.5 and np.allclose(counts, np.round(counts)):
        return "other", "counts"
    rate = next((k for k, r in rates.items() if abs((mask == 0).mean() - r) < 0.04), "other")
    value = next((k for k, v in values.items() if np.allclose(kept, v, rtol=1e-6)), "other")
    return None if (rate, value) == ("p", "1/(1-p)") else (rate, value)


def _counts(subject: Any) -> Any:
    """Whether whole masks, or rows, or columns, drop the same number of entries every time.

    p times their sizes is no integer: what only spreads the drops evenly has two numbers.
    """
    masks = _drawn(subject, (9, 11), 0.3, 4, repeat=40)
    if masks is None or (masks == masks[0]).all():
        return None
    dropped = masks == 0
    fixed = [int(np.ptp(dropped.sum(axis=axis))) == 0 for axis in ((1, 2), 2, 1)]
    return tuple(fixed) if any(fixed) else None


def _source(subject: Any) -> Any:
    """Whether equal states give equal masks, other states others, and a second call another."""
    seeds = (5, 5, 5, 6, 12, 13)
    one, again, third, *others = (_drawn(subject, (20, 20), 0.37, seed) for seed in seeds)
    calls = _drawn(subject, (20, 20), 0.37, 7, repeat=4)
    if any(m is None for m in (one, again, third, *others, calls)):
        return None
    found = (
        bool((one == again).all()),
        bool((one == third).all()),
        any(bool((one != other).any()) for other in others),
        bool((calls != calls[0]).any()),
    )
    if all(found):
        return None
    low, high = (_drawn(subject, (20, 20), p, seed) for p, seed in ((0.4, 5), (0.6, 6)))
    plain = low is not None and high is not None
    return (*found, plain and bool((high[low == 0] == 0).all()))  # draws that are always the same


def _ends(subject: Any) -> Any:
    """What p = 0 and p = 1 give."""

    def one(p: float) -> str:
        outcome = subject.outcome(NAME, (6, 9), p, Rng(8))
        mask = _drawn(subject, (6, 9), p, 8)
        if mask is None:
            return str(outcome.type)
        known = {"ones": mask == 1, "zeros": mask == 0, "nan": np.isnan(mask)}
        known["infinite"] = np.isinf(mask)
        known["as for 0.5"] = known["zeros"] | (mask == 2)
        whole = (name for name in ("ones", "zeros", "as for 0.5") if known[name].all())
        bad = (name for name in ("nan", "infinite") if known[name].any())
        return next(whole, next(bad, "other"))

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


def _resolves(subject: Any) -> Any:
    """Whether p is kept in full, or rounded up to tenths."""
    found = []
    for p, tenth in ((0.005, 0.1), (0.25, 0.3)):
        mask = _drawn(subject, (100, 200), p, 11)
        count = int((mask == 0).sum()) if mask is not None else -1
        rates = {"full": p, "tenths": tenth}
        ranges = {name: binomial_range(20_000, rate) for name, rate in rates.items()}
        fits = (name for name, (low, high) in ranges.items() if low <= count <= high)
        found.append(next(fits, "other"))
    return None if set(found) == {"full"} else tuple(found)


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
