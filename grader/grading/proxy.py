"""The candidate as the kit sees it: a Subject whose calls run in a sandboxed worker."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..kit import Case, Outcome, Rng, Subject
from ..kit.probes import Probes
from ..kit.subject import changed_arguments
from ..phrases import phrase
from ..sandbox import Known, Worker
from ..sandbox.answers import Parameters, Raised, Refused, Returned
from .connection import Connection, File, Loaded

_KEPT_MAX = 32 << 20  # bytes of all the answers that one check may look at
_FRAMES_MAX = 16


class FrameCache:
    """Messages made ready to send, and right answers as they come, kept for the exercise's next
    submissions: the last few."""

    def __init__(self) -> None:
        self._kept: deque[tuple[str, Any, bytes]] = deque(maxlen=_FRAMES_MAX)
        self._answers: deque[tuple[Any, list[Known | None]]] = deque(maxlen=_FRAMES_MAX)

    def of(self, operation: str, thing: Any, message: Callable[[], dict[str, Any]]) -> bytes:
        """The frame of a message about this very `thing`."""
        from ..sandbox.wire import frame

        for kept_operation, kept, data in self._kept:
            if kept is thing and kept_operation == operation:
                return data
        data = b"".join(frame(message()))
        self._kept.append((operation, thing, data))
        return data

    def answers(self, outcomes: Sequence[Outcome]) -> list[Known | None]:
        """What comes where a candidate answers as this very list has it; values alone are known."""
        for kept, known in self._answers:
            if kept is outcomes:
                return known
        known = [Known.of(o.value) if o.kind == "value" else None for o in outcomes]
        self._answers.append((outcomes, known))
        return known

    def all(self) -> list[bytes]:
        """The frames that are kept."""
        return [data for _, _, data in self._kept]


class Sandboxed(Subject):
    """One submission. It is loaded by `load`, and again in a fresh worker after a crash."""

    shrinks = True

    def __init__(
        self,
        start: Callable[[float], Worker],
        source: bytes,
        file: str,
        frames: FrameCache,
        probes: Probes | None = None,
    ) -> None:
        super().__init__()
        self._probes = probes or Probes()
        self._functions: tuple[str, ...] = ()
        self._frames = frames
        self._start = start
        self._source = source
        self._file = file
        self._connection: Connection | None = None
        self._kept = 0
        self._shrinking = False
        self.facts: Mapping[str, Any] = {}

    def load(self, seconds: float, functions: Sequence[str], forbid: Sequence[str]) -> None:
        """Compile and import the file in a worker; `facts` then tells what it defines.

        Raises:
            WorkerStopped: if it can't be imported.
        """
        self._functions = tuple(functions)
        probes = self._probes
        file = File(
            self._source,
            self._file,
            self._functions,
            tuple(forbid),
            probes.source,
            probes.file,
        )
        self._connection = Connection(self._start, file, seconds)
        self._open()

    def _open(self) -> Connection:
        assert self._connection is not None
        loaded = self._connection.open()
        if loaded is not None:
            self.facts = _facts(loaded)
        return self._connection

    def called(self, function: str) -> str:
        return self._probes.about(function, self._functions)

    def _run(
        self,
        function: str,
        cases: Sequence[Case],
        meanwhile: Callable[[], Sequence[Outcome] | None],
    ) -> Iterator[Outcome]:
        if function not in self._functions and function not in self._probes:
            raise self._probes.unknown(function, self._functions)  # the bank's fault
        connection = self._open()
        if self._shrinking:  # which keeps the last answers only
            self._kept = 0

        def run() -> dict[str, Any]:
            return {
                "op": "run",
                "function": function,
                "cases": [[list(c.args), c.repeat] for c in cases],
            }

        # A table's cases are the same list for every submission; a few calls aren't worth keeping.
        many = len(cases) > 4
        message = self._frames.of(f"run {function}", cases, run) if many else run()
        where = phrase("in call", function=self.called(function))
        right: Sequence[Outcome] = ()
        known: Sequence[Known | None] = ()

        def beside() -> Sequence[Known | None]:
            nonlocal right, known
            right = meanwhile() or ()
            known = self._frames.answers(right) if right else ()
            return known

        answers = connection.calls(function, cases, message, where, beside)
        for index, (case, answer) in enumerate(zip(cases, answers, strict=True)):
            expected = known[index] if known else None
            same = expected is not None and answer is expected.answer
            yield right[index] if same else self._outcome(answer, case)

    def _outcome(self, answer: Returned | Raised | Refused, case: Case) -> Outcome:
        if isinstance(answer, Refused):
            return Outcome("refused", message=answer.message)
        if isinstance(answer, Raised):
            return Outcome(
                "raised",
                type=answer.type,
                bases=answer.bases,
                message=answer.message,
                line=answer.line,
                own=answer.own,
                in_use=answer.in_use,
            )
        from ..sandbox.decoding import weight

        self._kept += weight(answer.value)
        if self._kept > _KEPT_MAX:
            return Outcome("refused", message=f"more than {_KEPT_MAX >> 20} MB in all its answers")
        if answer.args is None:
            return Outcome("value", answer.value)
        # Generators come back as None: they are there to be changed.
        after = [
            b if isinstance(b, Rng) else a for a, b in zip(answer.args, case.args, strict=True)
        ]
        return Outcome("value", answer.value, changed_arguments(case.args, after))

    def time(self, function: str, args: Sequence[Any], repeat: int) -> float:
        """Seconds that `repeat` calls take by this process's clock, after one to warm up.

        Between the readings there is one small message to the worker and one back.
        """
        connection = self._open()

        def warm() -> dict[str, Any]:
            return {"op": "warm", "function": function, "args": list(args)}

        where = phrase("in call", function=self.called(function))
        connection.call(self._frames.of(f"warm {function}", args, warm), where)
        start = time.perf_counter()
        connection.call({"op": "again", "repeat": repeat}, where)
        return time.perf_counter() - start

    def changed_state(self) -> Sequence[str]:
        """Names of the global state that the candidate's code changed, as its worker tells."""
        return self._connection.changed_state() if self._connection else ()

    def check_is_over(self) -> None:
        """What a check has looked at doesn't count for the next one."""
        self._kept = 0

    @contextlib.contextmanager
    def off_the_clock(self) -> Iterator[None]:
        """Calls inside cost the submission neither time nor room for its answers."""
        connection = self._connection
        before, self._shrinking = self._kept, True
        try:
            with connection.off_the_clock() if connection else contextlib.nullcontext():
                yield
        finally:
            self._kept, self._shrinking = before, False

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


def _facts(loaded: Loaded) -> dict[str, Any]:
    parsed = loaded.parsed
    functions = {
        name: facts._asdict() if isinstance(facts, Parameters) else facts
        for name, facts in parsed.functions.items()
    }
    return {"functions": functions, "forbidden": parsed.forbidden, "present": loaded.present}
