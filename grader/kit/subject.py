"""What a check talks to: a candidate in the sandbox, or trusted functions in this process.

Both answer in Outcomes, so that a check, a reference and a mistake are compared alike.
"""

from __future__ import annotations

import contextlib
import copy
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..sandbox.wire import Rng, Unsupported, encode
from .compare import identical, same
from .failures import CandidateRaised, CheckFailure, NotAttempted, OutOfMemory
from .phrases import HINTS, phrase
from .table import Case


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

    def is_like(self, other: Outcome) -> bool:
        """The same behaviour: same value, or same kind of exception, same arguments changed."""
        if (self.kind, self.type, self.changed) != (other.kind, other.type, other.changed):
            return False
        if self.kind != "value":
            return True
        try:
            same(self.value, other.value)
        except CheckFailure:
            return False
        return True

    def unwrap(self, function: str) -> Any:
        """The value.

        Raises:
            CheckFailure: where there is none, in words for the candidate.
        """
        if self.kind == "value":
            return self.value
        if self.kind == "refused":
            raise CheckFailure(phrase("returned", function=function, what=f" {self.message}"))
        kind = {"NotImplementedError": NotAttempted, "MemoryError": OutOfMemory}
        said = {"function": function, "type": self.type, "message": self.message}
        if self.type in HINTS:
            text = phrase("raised, hint", hint=phrase(HINTS[self.type]), **said)
        else:
            text = phrase("raised, saying" if self.message else "raised", **said)
        raise kind.get(self.type, CandidateRaised)(text, line=self.line)


class Subject:
    """Call functions as attributes (`candidate.l1_loss(ws, 0.1)`), or whole tables at once."""

    shrinks = False  # whether a failure is worth the time that shrinking takes

    def __init__(self) -> None:
        self.seed = 0  # of the run: what the checks draw depends on nothing else
        self.record: list[tuple[str, Case, Outcome]] = []

    def _run(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object]
    ) -> list[Outcome]:
        raise NotImplementedError

    def outcomes(
        self,
        function: str,
        cases: Sequence[Case],
        *,
        record: bool = True,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> list[Outcome]:
        """One outcome a case, in order. What was seen is kept for the diagnosis.

        `meanwhile` is called while a sandboxed subject works, in this process.
        """
        outcomes = self._run(function, cases, meanwhile)
        if record:
            self.record += [(function, c, o) for c, o in zip(cases, outcomes, strict=False)]
        return outcomes

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
        self._kept: dict[int, tuple[Sequence[Case], list[Outcome]]] = {}

    def answers(self, function: str, cases: Sequence[Case]) -> list[Outcome]:
        """`outcomes`, computed once for the same list of cases."""
        key = id(cases)
        if key not in self._kept:
            self._kept[key] = (cases, self.outcomes(function, cases, record=False))
        return self._kept[key][1]

    def _run(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object]
    ) -> list[Outcome]:
        meanwhile()
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
            bases = tuple(c.__name__ for c in type(error).__mro__)
            return Outcome("raised", type=type(error).__name__, bases=bases, message=str(error))
        changed = () if self.trusted else changed_arguments(case.args, args)
        if not self.trusted:
            try:
                encode(value)
            except Unsupported as error:
                return Outcome("refused", changed=changed, message=str(error))
            value = copy.deepcopy(value)
        return Outcome("value", value, changed)


def changed_arguments(before: Sequence[Any], after: Sequence[Any]) -> tuple[int, ...]:
    """Positions of the arguments that are no longer what they were (generators aside)."""
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(i for i, (b, a) in pairs if not isinstance(b, Rng) and not identical(a, b))


def live(value: Any, *, copies: bool) -> Any:
    """An argument as a function gets it: a generator for an Rng, a copy where one is wanted."""
    if isinstance(value, Rng):
        return np.random.default_rng(value.seed)
    return copy.deepcopy(value) if copies else value
