"""`agree`: a candidate against the reference on a table of cases."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from .compare import kind_of, same
from .failures import CheckFailure
from .phrases import phrase
from .subject import Local, Outcome, Subject
from .table import Case, Table


def agree(
    candidate: Subject,
    reference: Local,
    table: Table,
    *,
    compare: Callable[[Any, Any], None] = same,
    unchanged: bool = True,
) -> None:
    """Raise CheckFailure with the first case on which the candidate is wrong.

    Args:
        compare: `compare(actual, expected)` raises CheckFailure where they differ.
        unchanged: arguments must be as they were after the call.
    """
    function, cases = table.function, table.cases_for(candidate.seed)
    actual = candidate.outcomes(
        function, cases, meanwhile=lambda: reference.answers(function, cases)
    )
    expected = reference.answers(function, cases)
    demand_declared(cases, expected)
    names = parameter_names(reference.functions[function])
    for case, a, e in zip(cases, actual, expected, strict=False):
        try:
            judge(function, case, a, e, names, compare=compare, unchanged=unchanged)
        except CheckFailure as failure:
            failure.counterexample = dict(zip(names, case.args, strict=False))
            failure.call = (function, case)
            if case.random and table.strategy is not None and candidate.shrinks:
                raise _shrunk(candidate, reference, table, failure, compare, unchanged) from None
            raise


def demand_declared(cases: Sequence[Case], outcomes: Sequence[Outcome]) -> None:
    """The reference raises exactly where a case declares it; anything else is the bank's fault."""
    for case, outcome in zip(cases, outcomes, strict=True):
        declared = case.raises.__name__ if case.raises else ""
        if outcome.type != declared:
            raise RuntimeError(
                f"the reference gave {outcome.type or 'a value'} where the case declares"
                f" {declared or 'a value'}: {case.args!r}"[:500]
            )


def judge(
    function: str,
    case: Case,
    actual: Outcome,
    expected: Outcome,
    names: Sequence[str],
    *,
    compare: Callable[[Any, Any], None] = same,
    unchanged: bool = True,
) -> None:
    """Raise CheckFailure if one outcome isn't what the case demands."""
    if case.raises is not None:
        _raises(function, actual, case.raises.__name__)
        return
    compare(actual.unwrap(function), expected.value)
    if unchanged and actual.changed:
        named = " and ".join(f"`{names[i]}`" for i in actual.changed)
        raise CheckFailure(phrase("changes inputs", function=function, named=named))


def _raises(function: str, actual: Outcome, wanted: str) -> None:
    if actual.kind == "raised" and wanted in actual.bases:
        return
    if actual.kind == "raised" and actual.type == "NotImplementedError":
        actual.unwrap(function)
    if actual.kind == "raised":
        message = phrase("raises another", function=function, type=actual.type, wanted=wanted)
        raise CheckFailure(message, line=actual.line)
    is_value = actual.kind == "value"
    what = kind_of(actual.value) if is_value else actual.message
    message = phrase("returns instead", function=function, what=what, wanted=wanted)
    raise CheckFailure(message, **({"actual": actual.value} if is_value else {}))


def _shrunk(
    candidate: Subject,
    reference: Local,
    table: Table,
    failure: CheckFailure,
    compare: Callable[[Any, Any], None],
    unchanged: bool,
) -> CheckFailure:
    """The failure on the smallest input that Hypothesis finds, or the one that there was."""
    from .shrink import smallest

    names = parameter_names(reference.functions[table.function])

    def failing(args: tuple[Any, ...]) -> CheckFailure | None:
        case = Case(*args)
        expected = reference.outcomes(table.function, [case], record=False)[0]
        if expected.kind != "value":
            return None
        actual = candidate.outcomes(table.function, [case], record=False)[0]
        try:
            judge(
                table.function, case, actual, expected, names, compare=compare, unchanged=unchanged
            )
        except CheckFailure as found:
            found.counterexample = dict(zip(names, args, strict=False))
            found.call = (table.function, case)
            return found
        return None

    with candidate.off_the_clock():
        return smallest(table, failing) or failure


def parameter_names(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(function).parameters)
