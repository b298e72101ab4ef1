"""`agree`: a candidate against the reference on a table of cases."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..phrases import phrase
from .compare import are_floats, kind_of, same
from .failures import CheckFailure
from .functions import Functions, subject_of
from .record import Calls
from .subject import Local, Outcome, Subject
from .table import Case, Table

Compare = Callable[..., None]


@dataclass(frozen=True)
class Terms:
    """When a check holds an answer to be right. The diagnosis compares in the same way.

    `view` is what is compared in place of an answer; None compares the answer itself.
    """

    compare: Compare = same
    tolerances: tuple[tuple[str, float], ...] = ()  # that `compare` is given by name
    view: Callable[..., Any] | None = None
    unchanged: bool = True

    def require(self, case: Case, actual: Any, expected: Any) -> None:
        """Raise CheckFailure where the values differ, or where a view or a comparison that takes
        the right value can't take the other.
        """
        if self.view is not None:
            same(blank(actual), blank(expected))  # a view sees no other kind than the reference's
        try:
            self._compared(case, actual, expected)
        except CheckFailure:
            raise
        except Exception as error:
            self._compared(case, expected, expected)  # where it can't take that, the bank errs
            said = phrase("no comparison", type=type(error).__name__, message=error)
            raise CheckFailure(said, actual=actual, expected=expected) from error

    def _compared(self, case: Case, actual: Any, expected: Any) -> None:
        tolerances = dict(self.tolerances)
        if self.view is None:
            self.compare(actual, expected, **tolerances)
            return
        seen = self.view(expected, *case.args)
        try:
            self.compare(self.view(actual, *case.args), seen, **tolerances)
        except CheckFailure as failure:
            failure.actual, failure.expected = actual, expected
            failure.where, failure.whole = (), None  # they lead into the view, not the answer
            raise


def agree(
    candidate: Subject | Functions,
    reference: Local | Functions,
    table: Table,
    *,
    compare: Compare = same,
    rtol: float | None = None,
    atol: float | None = None,
    view: Callable[..., Any] | None = None,
    unchanged: bool = True,
) -> None:
    """Raise CheckFailure with the first case on which the candidate is wrong.

    Args:
        compare: `compare(actual, expected)` raises CheckFailure where they differ.
        rtol, atol: tolerances that `compare` is given. Those of `same` are by default 1e-9 (1e-5
            for float32) and 1e-12: give `atol=0.0` where answers below that count.
        view: `view(value, *args)` makes plain data of an answer and its case's arguments, which is
            compared in place of the answer: the sum of a mask, the order of scores.
        unchanged: arguments must be as they were after the call.
    """
    candidate, reference = subject_of(candidate), subject_of(reference)
    given = (("rtol", rtol), ("atol", atol))
    tolerances = tuple((name, value) for name, value in given if value is not None)
    terms = Terms(compare, tolerances, view, unchanged)
    failure = _first_failure(candidate, reference, table, terms)
    if failure is None:
        return
    assert failure.call is not None
    if failure.call[1].random and candidate.shrinks:
        failure = _shrunk(candidate, reference, table, terms, failure)
    raise failure


def _first_failure(
    candidate: Subject, reference: Local, table: Table, terms: Terms
) -> CheckFailure | None:
    """Judge every answer as it arrives, and keep of it what the diagnosis needs."""
    function, cases = table.function, table.cases_for(candidate.seed)
    if not cases:
        raise ValueError(f"the table of {function} has no case, so any answer would pass")
    names, called = reference.parameters(function), reference.called(function)
    calls = Calls(function, cases, terms, table)
    candidate.record.add(calls)

    expected: list[Outcome] = []

    def meanwhile() -> list[Outcome]:
        nonlocal expected
        expected = reference.answers(table)
        demand_declared(cases, expected)
        return expected

    first = None
    for index, actual in enumerate(candidate.each(function, cases, meanwhile)):
        case = cases[index]
        try:
            judge(called, case, actual, expected[index], names, terms)
        except CheckFailure as failure:
            candidate.record.note(calls, actual)
            first = first or _placed(failure, function, case, names)
        else:
            candidate.record.note(calls, None)
    return first


def _placed(failure: CheckFailure, function: str, case: Case, names: Sequence[str]) -> CheckFailure:
    failure.counterexample = dict(zip(names, case.args, strict=False))
    failure.call = (function, case)
    return failure


def demand_declared(cases: Sequence[Case], outcomes: Sequence[Outcome]) -> None:
    """The reference raises exactly where a case declares it; anything else is the bank's fault."""
    for case, outcome in zip(cases, outcomes, strict=True):
        declared = case.raises.__name__ if case.raises else ""
        if outcome.type != declared or outcome.in_use:
            said = f" ({outcome.message})" if outcome.message else ""
            raise RuntimeError(
                f"the reference gave {outcome.type or 'a value'}{said} where the case declares"
                f" {declared or 'a value'}: {case.args!r}"[:500]
            )


def judge(
    function: str,
    case: Case,
    actual: Outcome,
    expected: Outcome,
    names: Sequence[str],
    terms: Terms,
) -> None:
    """Raise CheckFailure if one outcome isn't what the case demands."""
    if case.raises is not None:
        _raises(function, actual, case.raises)
        return
    terms.require(case, actual.unwrap(function), expected.value)
    if terms.unchanged and actual.changed:
        named = " and ".join(f"`{names[i]}`" for i in actual.changed)
        raise CheckFailure(phrase("changes inputs", function=function, named=named))


def _raises(function: str, actual: Outcome, due: type[Exception]) -> None:
    if actual.refuses(due):
        return
    wanted = due.__name__
    if actual.kind == "raised" and (actual.in_use or actual.type == "NotImplementedError"):
        actual.unwrap(function)
    if actual.kind == "raised":
        message = phrase("raises another", function=function, type=actual.type, wanted=wanted)
        raise CheckFailure(message, line=actual.line)
    is_value = actual.kind == "value"
    what = kind_of(actual.value) if is_value else actual.message
    message = phrase("returns instead", function=function, what=what, wanted=wanted)
    raise CheckFailure(message, **({"actual": actual.value} if is_value else {}))


def _shrunk(
    candidate: Subject, reference: Local, table: Table, terms: Terms, failure: CheckFailure
) -> CheckFailure:
    """The failure on the smallest input that is found; whatever happens, a failure."""
    from .shrink import TRIED, TRIED_BY_PROBES, shrink

    function = table.function
    names, called = reference.parameters(function), reference.called(function)
    assert failure.call is not None
    smallest, repeat = failure, failure.call[1].repeat
    most = TRIED_BY_PROBES if function in reference.probes else TRIED
    # Who fails many checks needn't see the smallest input of each.
    most //= (1 + candidate.shrunk) ** 2
    candidate.shrunk += 1

    def first_wrong(tried: list[tuple[Any, ...]]) -> int | None:
        nonlocal smallest
        cases = [Case(*args, repeat=repeat) for args in tried]
        answers = [_showable(reference, table, case) for case in cases]
        shown = [i for i, answer in enumerate(answers) if answer is not None]
        actual = candidate.outcomes(function, [cases[i] for i in shown], record=False)
        for i, outcome in zip(shown, actual, strict=True):
            expected = answers[i]
            assert expected is not None
            try:
                judge(called, cases[i], outcome, expected, names, terms)
            except CheckFailure as wrong:
                smallest = _placed(wrong, function, cases[i], names)
                seen[:] = [(cases[i], outcome)]
                return i
        return None

    seen: list[tuple[Case, Outcome]] = []
    # A candidate may crash, hang or answer otherwise on a smaller input: that is another failure.
    with candidate.off_the_clock(), contextlib.suppress(Exception):
        shrink(failure.call[1].args, first_wrong, most)
    for case, outcome in seen:  # the diagnosis has to explain what is shown
        candidate.record.add(calls := Calls(function, [case], terms))
        candidate.record.note(calls, outcome)
    return smallest


def _showable(reference: Local, table: Table, case: Case) -> Outcome | None:
    """The reference's answer, where it gives one and this case may be shown."""
    (outcome,) = reference.outcomes(table.function, [case], record=False)
    return outcome if outcome.kind == "value" and table.keeps(*case.args) else None


def blank(value: Any) -> Any:
    """The same kinds, lengths, shapes and dtypes, with nothing but zeros for numbers."""
    if type(value) is list and are_floats(value):
        return [0.0] * len(value)
    if isinstance(value, list | tuple):
        return type(value)([blank(v) for v in value])
    if isinstance(value, dict):
        return {key: blank(v) for key, v in value.items()}
    if hasattr(value, "new_zeros"):  # a tensor
        return value.new_zeros(value.shape)
    if isinstance(value, np.ndarray):
        return np.zeros_like(value)
    is_number = isinstance(value, bool | int | float | complex | np.generic)
    return type(value)(0) if is_number else value
