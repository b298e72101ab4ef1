"""The calls that checks made of a candidate, each with what was wrong with its answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..kit import Case, Local, Outcome
from ..kit.agreement import Terms
from ..kit.record import Calls
from .faults import faults

_ALONE = Terms()  # of a check that judges by itself


@dataclass(frozen=True, eq=False)
class CheckRecord:
    """The calls that one check made of a subject. `shown` is the case that its report shows."""

    name: str
    passed: bool
    calls: Sequence[Calls]
    shown: Case | None = None


@dataclass(frozen=True, eq=False)
class Call:
    """One answered call. `faults` are the candidate's."""

    number: int
    check: CheckRecord
    calls: Calls
    index: int
    expected: Outcome
    actual: Outcome | None
    terms: Terms
    faults: frozenset[str]

    @property
    def case(self) -> Case:
        return self.calls.cases[self.index]


def judged(checks: Iterable[CheckRecord], reference: Local, *, compared: bool) -> Iterator[Call]:
    """Every answered call of which it is known whether it was right.

    A check that judges by itself is compared with the reference, unless only `compared` calls are
    wanted; where such a check passed, it allows other answers than the reference's.
    """
    numbers = itertools.count()
    for check in checks:
        for calls in check.calls:
            if compared and calls.terms is None:
                continue
            for index, actual in enumerate(calls.outcomes):
                if isinstance(actual, str):
                    continue
                call = _judged(next(numbers), check, calls, index, actual, reference)
                if calls.terms is not None or not (check.passed and call.faults):
                    yield call


def _judged(
    number: int,
    check: CheckRecord,
    calls: Calls,
    index: int,
    actual: Outcome | None,
    reference: Local,
) -> Call:
    case, terms = calls.cases[index], calls.terms or _ALONE
    if calls.table is not None:
        expected = reference.answers(calls.table)[index]
    else:
        (expected,) = reference.outcomes(calls.function, [case], record=False)
    found = frozenset[str]()
    if actual is not None:
        found = faults(case, actual, expected, terms, is_wrong=calls.terms is not None)
    return Call(number, check, calls, index, expected, actual, terms, found)
