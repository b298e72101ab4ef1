"""What a check talks to: a candidate in the sandbox, or trusted functions in this process.

Both answer in Outcomes, so that a check, a reference and a mistake are compared alike.
"""

from __future__ import annotations

import contextlib
import copy
import inspect
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from ..sandbox.wire import Rng, Unsupported, encode
from .compare import identical
from .failures import CandidateRaised, CheckFailure, NotAttempted, OutOfMemory
from .phrases import HINTS, phrase
from .record import Calls, Record
from .table import Case, Table


@dataclass(frozen=True)
class Outcome:
    """What came of one call: a value, an exception, or a value that can't be plain data."""

    kind: str  # "value", "raised" or "refused"
    value: Any = None
    changed: tuple[int, ...] = ()  # positions of the arguments that the call changed
    type: str = ""
    bases: tuple[str, ...] = field(default=())
    message: str = ""
    line: int | None = None
    own: bool = True  # raised by the subject's own code, not by a library that it called

    def unwrap(self, function: str) -> Any:
        """The value.

        Raises:
            CheckFailure: where there is none, in words for the candidate.
        """
        if self.kind == "value":
            return self.value
        if self.kind == "refused":
            raise CheckFailure(phrase("returned", function=function, what=f" {self.message}"))
        kind = _RAISED.get(self.type, CandidateRaised) if self.own else CandidateRaised
        said = {"function": function, "type": self.type, "message": self.message}
        if self.type in HINTS:
            text = phrase("raised, hint", hint=phrase(HINTS[self.type]), **said)
        else:
            text = phrase("raised, saying" if self.message else "raised", **said)
        raise kind(text, line=self.line)


_RAISED = {"NotImplementedError": NotAttempted, "MemoryError": OutOfMemory}


class Subject:
    """Call functions as attributes (`candidate.l1_loss(ws, 0.1)`), or whole tables at once."""

    shrinks = False  # whether a failure is worth the time that shrinking takes

    def __init__(self) -> None:
        self.seed = 0  # of the run: what the checks draw depends on nothing else
        self.record = Record()

    def _run(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object]
    ) -> Iterable[Outcome]:
        raise NotImplementedError

    def each(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object] = lambda: None
    ) -> Iterator[Outcome]:
        """One outcome a case, each as soon as it is there. Nothing is recorded.

        `meanwhile` is called while a sandboxed subject works, in this process.
        """
        yield from self._run(function, cases, meanwhile)

    def outcomes(
        self, function: str, cases: Sequence[Case], *, record: bool = True
    ) -> list[Outcome]:
        """One outcome a case, in order. What was seen is kept for the diagnosis."""
        calls = Calls(function, cases)
        if record:
            self.record.add(calls)
        outcomes = []
        for outcome in self.each(function, cases):
            outcomes.append(outcome)
            if record:
                self.record.note(calls, outcome)
        return outcomes

    @contextlib.contextmanager
    def charged(self) -> Iterator[None]:
        """Work inside is done because of the subject's answers, and counts as its time."""
        yield

    @contextlib.contextmanager
    def off_the_clock(self) -> Iterator[None]:
        """Calls inside cost the subject none of its seconds."""
        yield

    def outcome(self, function: str, *args: Any, repeat: int = 1) -> Outcome:
        """The outcome of one call, without raising for the candidate's faults."""
        return self.outcomes(function, [Case(*args, repeat=repeat)])[0]

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)

        def call(*args: Any, repeat: int = 1) -> Any:
            return self._value(function, self.outcome(function, *args, repeat=repeat))

        return call

    def _value(self, function: str, outcome: Outcome) -> Any:
        return outcome.unwrap(function)


class Local(Subject):
    """Trusted functions of this process: a reference or a mistake.

    `trusted` skips the copies that show whether arguments were changed.
    """

    def __init__(self, functions: Mapping[str, Callable[..., Any]], trusted: bool = False) -> None:
        super().__init__()
        self.functions = functions
        self.trusted = trusted
        codes = (getattr(f, "__code__", None) for f in functions.values())
        self._files = {c.co_filename for c in codes if c is not None}
        self._answers: WeakKeyDictionary[Table, tuple[list[Case], list[Outcome]]] = (
            WeakKeyDictionary()
        )

    def answers(self, table: Table) -> list[Outcome]:
        """The outcomes of a table's cases, computed once for as long as the table lives."""
        cases = table.cases_for(self.seed)
        known, outcomes = self._answers.get(table, (None, []))
        if known is not cases:
            outcomes = self.outcomes(table.function, cases, record=False)
            self._answers[table] = cases, outcomes
        return outcomes

    def known(self, cases: Sequence[Case]) -> list[Outcome] | None:
        """The outcomes of a table's cases, where `answers` has computed them."""
        return next((kept for of, kept in self._answers.values() if of is cases), None)

    def parameters(self, function: str) -> list[str]:
        """Names of a function's parameters, and so of the arguments of its cases."""
        return list(inspect.signature(self.functions[function]).parameters)

    def _run(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object]
    ) -> Iterable[Outcome]:
        meanwhile()
        known = self.known(cases)
        if known is not None:
            return known
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [self._call(self.functions[function], case) for case in cases]

    def _value(self, function: str, outcome: Outcome) -> Any:
        if self.trusted and outcome.kind != "value":  # no CheckFailure: no candidate's fault
            raise RuntimeError(f"the reference raised {outcome.type}: {outcome.message}")
        return super()._value(function, outcome)

    def _call(self, function: Callable[..., Any], case: Case) -> Outcome:
        args = [live(a, copies=not self.trusted) for a in case.args]
        try:
            value = function(*args)
            if case.repeat > 1:
                value = [value, *(function(*args) for _ in range(case.repeat - 1))]
        except Exception as error:
            return self._raised(error)
        changed = () if self.trusted else changed_arguments(case.args, args)
        if not self.trusted:
            try:
                encode(value)
            except Unsupported as error:
                return Outcome("refused", changed=changed, message=str(error))
            value = copied(value)
        return Outcome("value", value, changed)

    def _raised(self, error: Exception) -> Outcome:
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        return Outcome(
            "raised",
            type=type(error).__name__,
            bases=tuple(c.__name__ for c in type(error).__mro__),
            message=str(error),
            own=last is None or last.tb_frame.f_code.co_filename in self._files,
        )


def changed_arguments(before: Sequence[Any], after: Sequence[Any]) -> tuple[int, ...]:
    """Positions of the arguments that are no longer what they were (generators aside)."""
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(i for i, (b, a) in pairs if not isinstance(b, Rng) and not identical(a, b))


def live(value: Any, *, copies: bool) -> Any:
    """An argument as a function gets it: a generator for an Rng, a copy where one is wanted."""
    if isinstance(value, Rng):
        return np.random.default_rng(value.seed)
    return copied(value) if copies else value


def copied(value: Any) -> Any:
    """A deep copy of plain data, in the same memory layout."""
    if type(value) is list:
        return [copied(v) for v in value]
    return value.copy(order="K") if type(value) is np.ndarray else copy.deepcopy(value)
