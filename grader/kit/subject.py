"""What a check talks to: a candidate in the sandbox, or trusted functions in this process.

Both answer in Outcomes, so that a check, a reference and a mistake are compared alike.
"""

from __future__ import annotations

import builtins
import contextlib
import copy
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from traceback import walk_tb
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from ..phrases import HINTS, phrase
from ..sandbox.wire import Rng, Unsupported, as_sent, encode, is_plain
from .compare import identical
from .failures import CandidateRaised, CheckFailure, NotAttempted, OutOfMemory
from .probes import Probes, files_of
from .quiet import no_warnings, quiet
from .record import Calls, Record
from .table import Case, Table


class Outcome(NamedTuple):
    """What came of one call: a value, an exception, or a value that can't be plain data."""

    kind: str  # "value", "raised" or "refused"
    value: Any = None
    changed: tuple[int, ...] = ()  # positions of the arguments that the call changed
    type: str = ""
    bases: tuple[str, ...] = ()
    message: str = ""
    line: int | None = None
    own: bool = True  # raised by the subject's own code, not by a library that it called
    in_use: bool = False  # raised where a probe used the subject, and not in the subject's code

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
        if self.in_use:
            raise CandidateRaised(phrase("raised in use", **said))
        if self.type in HINTS:
            text = phrase("raised, hint", hint=phrase(HINTS[self.type]), **said)
        else:
            text = phrase("raised, saying" if self.message else "raised", **said)
        raise kind(text, line=self.line)

    def refuses(self, wanted: builtins.type[Exception]) -> bool:
        """Whether the subject raised that exception or one derived from it."""
        return self.kind == "raised" and wanted.__name__ in self.bases and not self.in_use


_CONSTANT = {type(None), bool, int, float, complex, str, bytes, np.float64, np.bool_}
_RAISED = {"NotImplementedError": NotAttempted, "MemoryError": OutOfMemory}


class Subject:
    """Call functions as attributes (`candidate.l1_loss(ws, 0.1)`), or whole tables at once."""

    shrinks = False  # whether a failure is worth the time that shrinking takes

    def __init__(self) -> None:
        self.seed = 0  # of the run: what the checks draw depends on nothing else
        self.record = Record()
        self.shrunk = 0  # failures that were made smaller

    def _run(
        self,
        function: str,
        cases: Sequence[Case],
        meanwhile: Callable[[], Sequence[Outcome] | None],
    ) -> Iterable[Outcome]:
        raise NotImplementedError

    def called(self, function: str) -> str:
        """What messages call a function; a probe's name says nothing to a candidate."""
        return function

    def each(
        self,
        function: str,
        cases: Sequence[Case],
        meanwhile: Callable[[], Sequence[Outcome] | None] = lambda: None,
    ) -> Iterator[Outcome]:
        """One outcome a case, each as soon as it is there. Nothing is recorded.

        What is done between two of them counts as a sandboxed subject's time.
        `meanwhile` is called while a sandboxed subject works, in this process. It may give the
        right outcomes: where an answer is one of them to the last byte, it is that very object.
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
        return outcome.unwrap(self.called(function))


class Local(Subject):
    """Trusted functions of this process: a reference or a mistake.

    `trusted` skips the copies that show whether arguments were changed, and lets be heard what the
    functions print. The exercise's `probes` are called by their names like the functions.
    """

    def __init__(
        self,
        functions: Mapping[str, Callable[..., Any]],
        trusted: bool = False,
        probes: Probes | None = None,
    ) -> None:
        super().__init__()
        self.functions = functions
        self.trusted = trusted
        self.probes = probes or Probes()
        self._files = set[str]().union(*map(files_of, functions.values()))
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
        if not self._answers:
            return None
        return next((kept for of, kept in self._answers.values() if of is cases), None)

    def parameters(self, function: str) -> list[str]:
        """Names of a function's parameters, and so of the arguments of its cases."""
        names = []
        for name, parameter in inspect.signature(self.callable(function)).parameters.items():
            if parameter.kind is parameter.VAR_POSITIONAL:  # of a probe, for the first function
                names += self.parameters(next(iter(self.functions)))
            else:
                names.append(name)
        return names

    @property
    def names(self) -> list[str]:
        """What a table can name: functions and probes."""
        return [*self.functions, *self.probes.functions]

    def called(self, function: str) -> str:
        return self.probes.about(function, self.functions)

    def callable(self, name: str) -> Callable[..., Any]:
        """The function or probe of that name, to be called with a case's arguments.

        Raises:
            BankError: if there is none.
        """
        if name in self.probes:
            return self.probes.on(name, self.functions)
        if name not in self.functions:
            raise self.probes.unknown(name, self.functions)
        return self.functions[name]

    def _run(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object]
    ) -> Iterable[Outcome]:
        meanwhile()
        known = self.known(cases)
        if known is not None:
            return known
        with no_warnings() if self.trusted else quiet():
            return [self._call(function, case) for case in cases]

    def _value(self, function: str, outcome: Outcome) -> Any:
        if self.trusted and outcome.kind != "value":  # no CheckFailure: no candidate's fault
            raise RuntimeError(f"the reference raised {outcome.type}: {outcome.message}")
        return super()._value(function, outcome)

    def _call(self, name: str, case: Case) -> Outcome:
        function = self.callable(name)
        # A probe may prepare its arguments, which are the table's own.
        probed = name in self.probes
        args = [live(a, copies=probed or not self.trusted) for a in case.args]
        try:
            value = function(*args)
            if case.repeat > 1:
                value = [value, *(function(*args) for _ in range(case.repeat - 1))]
        except Exception as error:
            return self._raised(error, probed)
        changed = () if self.trusted else changed_arguments(case.args, args)
        if probed or not self.trusted:
            try:
                if not is_plain(value):
                    encode(value)
            except Unsupported as error:
                return Outcome("refused", changed=changed, message=str(error))
            value = copied(value)
        return Outcome("value", value, changed)

    def _raised(self, error: Exception, probed: bool) -> Outcome:
        files = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)]
        return Outcome(
            "raised",
            type=type(error).__name__,
            bases=tuple(c.__name__ for c in type(error).__mro__),
            message=str(error),
            own=not files or files[-1] in self._files,
            in_use=probed and self._files.isdisjoint(files),
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
    """A deep copy of plain data, in memory as after its way over the wire; of a tensor without its
    graph."""
    kind = type(value)
    if kind in _CONSTANT:
        return value
    if kind is np.ndarray:
        return as_sent(value)
    if kind is list or kind is tuple:
        return kind(map(copied, value))
    if kind is dict:
        return {key: copied(v) for key, v in value.items()}
    return _copied_tensor(value) if hasattr(value, "detach") else copy.deepcopy(value)


def _copied_tensor(value: Any) -> Any:
    value = value.detach()
    if value.is_contiguous() or value.permute(*reversed(range(value.ndim))).is_contiguous():
        return value.clone()
    wide = value.new_zeros((*value.shape[:-1], 2 * value.shape[-1]))[..., ::2]
    return wide.copy_(value)
