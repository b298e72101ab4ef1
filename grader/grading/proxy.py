"""The candidate as a check sees it: a Subject whose calls run in a sandboxed worker."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..kit import Case, Outcome, Rng, Subject
from ..kit.phrases import HINTS, Phrase, phrase
from ..kit.subject import changed_arguments
from ..sandbox import BadAnswer, Worker, WorkerDied, WorkerTimedOut
from ..sandbox.client import _OUTPUT_KILLS
from ..sandbox.wire import frame
from .submission import MAX_BYTES
from .verdict import Status

_SAID_MAX, _BASES = 500, 8
_RESTARTS = 8  # fresh workers for one submission whose checks keep crashing it


class Stopped(Exception):
    """The candidate gave no answer: why, in words, and the status that it leads to."""

    def __init__(self, status: Status, message: Phrase, line: int | None = None) -> None:
        super().__init__(str(message))
        self.status = status
        self.message = message
        self.line = line
        self.column: int | None = None  # of a syntax error
        self.function = ""  # the call on which it happened
        self.case: Case | None = None


class Frames:
    """Messages made ready to send, kept for the exercise's next submissions."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], tuple[Any, bytes]] = {}

    def of(self, operation: str, thing: Any, message: Callable[[], dict[str, Any]]) -> bytes:
        """The frame of a message about `thing`, which is kept too: an id lives as long as it."""
        key = (id(thing), operation)
        if key not in self._kept:
            self._kept[key] = (thing, b"".join(frame(message())))
        return self._kept[key][1]


class Sandboxed(Subject):
    """One submission. It is loaded by `load`, and again in a fresh worker after a crash."""

    shrinks = True

    def __init__(
        self, start: Callable[[float], Worker], source: bytes, file: str, frames: Frames
    ) -> None:
        super().__init__()
        self._frames = frames
        self._start = start
        self._source = source
        self._file = file
        self._worker: Worker | None = None
        self._restarts = 0
        self._seconds = self._allowed = 0.0
        self.facts: dict[str, Any] = {}

    def load(self, seconds: float, functions: Sequence[str], forbid: Sequence[str]) -> None:
        """Compile and import the file in a worker; `facts` then tells what it defines.

        Raises:
            Stopped: if it can't be imported.
        """
        self._seconds = self._allowed = seconds
        self._functions, self._forbid = list(functions), list(forbid)
        self._open()

    def _open(self) -> Worker:
        if self._worker is not None:
            return self._worker
        if self._seconds <= 0:
            raise Stopped("timed_out", phrase("no time left", seconds=f"{self._allowed:g}"))
        if self._restarts > _RESTARTS:
            raise Stopped("crashed", phrase("crashed often", times=self._restarts))
        self._restarts += 1
        worker = self._worker = self._start(self._seconds)
        message = {
            "op": "load",
            "source": self._source,
            "file": self._file,
            "functions": self._functions,
            "forbid": self._forbid,
        }
        answers = self._ask(message, 2, phrase("while loaded"))
        parsed = next(answers)
        if parsed.get("kind") == "parsed":
            self.facts = parsed
            if parsed.get("forbidden"):
                return worker  # not run at all
            parsed = next(answers)
        if parsed.get("kind") != "value":
            self.close()
            raise _not_loaded(parsed)
        self.facts["present"] = parsed.get("value")
        return worker

    def _run(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object]
    ) -> list[Outcome]:
        self._open()

        def run() -> dict[str, Any]:
            return {
                "op": "run",
                "function": function,
                "cases": [[list(c.args), c.repeat] for c in cases],
            }

        # A table's cases are the same list for every submission; a few calls aren't worth keeping.
        many = len(cases) > 4
        message = self._frames.of(f"run {function}", cases, run) if many else run()
        outcomes: list[Outcome] = []
        where = phrase("in call", function=function)
        try:
            for answer in self._ask(
                message, len(cases), where, function, cases, outcomes, meanwhile
            ):
                outcomes.append(_outcome(answer, cases[len(outcomes)]))
                if outcomes[-1].type == "MemoryError":  # every further case would fill it again
                    self.close()
                    stopped = Stopped("out_of_memory", phrase("out of memory", where=where))
                    stopped.line = outcomes[-1].line
                    stopped.function, stopped.case = function, cases[len(outcomes) - 1]
                    raise stopped
        except BadAnswer as error:
            self.close()
            raise _stopped(error, None, where, self._allowed) from None
        return outcomes

    def time(self, function: str, args: Sequence[Any], repeat: int) -> float:
        """Seconds that `repeat` calls take by this process's clock, after one to warm up.

        Between the readings there is one small message to the worker and one back.
        """
        self._open()

        def warm() -> dict[str, Any]:
            return {"op": "warm", "function": function, "args": list(args)}

        where = phrase("in call", function=function)
        list(self._ask(self._frames.of(f"warm {function}", args, warm), 1, where))
        start = time.perf_counter()
        list(self._ask({"op": "again", "repeat": repeat}, 1, where))
        return time.perf_counter() - start

    def changed_state(self) -> list[str]:
        """Names of the global state that the candidate's code changed, as its worker tells."""
        if self._worker is None:
            return []
        (answer,) = self._ask({"op": "state"}, 1, phrase("at the end"))
        names = answer.get("changed")
        return [str(name) for name in names] if type(names) is list else []

    @contextlib.contextmanager
    def off_the_clock(self) -> Iterator[None]:
        before = self._worker.seconds if self._worker is not None else self._seconds
        try:
            yield
        finally:
            self._seconds = before
            if self._worker is not None:
                self._worker.seconds = before

    def take_output(self) -> str:
        return self._worker.take_output() if self._worker is not None else ""

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._seconds = self._worker.seconds
            self._worker = None

    def _ask(
        self,
        message: dict[str, Any] | bytes,
        answers: int,
        where: Phrase,
        function: str = "",
        cases: Sequence[Case] = (),
        done: Sequence[Outcome] = (),
        meanwhile: Callable[[], object] = lambda: None,
    ) -> Any:
        """The worker's answers; its ways of going wrong become Stopped."""
        worker = self._worker
        assert worker is not None
        try:
            for answer in worker.ask(message, answers, meanwhile):
                if type(answer) is not dict:
                    raise BadAnswer("not a message")
                yield answer
        except (WorkerDied, WorkerTimedOut, BadAnswer) as error:
            code = worker.close()
            self._seconds, self._worker = worker.seconds, None
            stopped = _stopped(error, code, where, self._allowed)
            if cases and len(done) < len(cases):
                stopped.function, stopped.case = function, cases[len(done)]
            raise stopped from None


_SIGNALS = {
    4: "illegal instruction",
    6: "abort",
    7: "bus error",
    8: "arithmetic error",
    9: "killed",
    11: "segmentation fault",
    31: "forbidden system call",
}


def _stopped(error: Exception, code: int | None, where: Phrase, allowed: float) -> Stopped:
    if isinstance(error, WorkerTimedOut):
        return Stopped("timed_out", phrase("no answer", where=where, seconds=f"{allowed:g}"))
    if isinstance(error, BadAnswer):
        return Stopped("crashed", phrase("bad answer", where=where, why=error))
    if "printed" in str(error):
        return Stopped(
            "crashed", phrase("printed too much", where=where, limit=_OUTPUT_KILLS >> 20)
        )
    if code is not None and code < 0:
        name = _SIGNALS.get(-code, "?")
        return Stopped("crashed", phrase("signal", number=-code, name=name, where=where))
    return Stopped("crashed", phrase("exit code", code=code, where=where))


def _not_loaded(answer: dict[str, Any]) -> Stopped:
    kind, text = _said(answer.get("type", "")), _said(answer.get("message", ""))
    line = _line(answer)
    if answer.get("kind") != "raised":
        return Stopped("crashed", phrase("load nonsense"))
    if kind == "MemoryError":
        return Stopped("out_of_memory", phrase("load memory"), line)
    detail = f"{kind}: {text}" if text else kind
    if kind in HINTS:
        hint = phrase(HINTS[kind])
        return Stopped("crashed", phrase("load raised, hint", detail=detail, hint=hint), line)
    stopped = Stopped("crashed", phrase("load raised", detail=detail), line)
    stopped.column = _count(answer.get("column"))
    return stopped


def _outcome(answer: dict[str, Any], case: Case) -> Outcome:
    """An Outcome from an answer; the shape of what came is trusted in nothing."""
    kind = answer.get("kind")
    if kind == "value":
        after = answer.get("args")
        if type(after) is not list or len(after) != len(case.args):
            raise BadAnswer("a value without its arguments")
        # Generators come back as None: they are there to be changed.
        after = [b if isinstance(b, Rng) else a for a, b in zip(after, case.args, strict=True)]
        return Outcome("value", answer.get("value"), changed_arguments(case.args, after))
    if kind == "raised":
        bases = answer.get("bases")
        return Outcome(
            "raised",
            type=_said(answer.get("type")),
            bases=tuple(map(_said, bases[:_BASES])) if type(bases) is list else (),
            message=_said(answer.get("message")),
            line=_line(answer),
            own=answer.get("own") is not False,
        )
    if kind == "refused":
        return Outcome("refused", message=_said(answer.get("message")))
    raise BadAnswer("an answer of no kind")


def _said(text: Any) -> str:
    """Words of a worker's: what was forged is cut like what wasn't."""
    return str(text)[:_SAID_MAX]


def _line(answer: dict[str, Any]) -> int | None:
    return _count(answer.get("line"))


def _count(number: Any) -> int | None:
    return number if type(number) is int and 1 <= number <= MAX_BYTES else None
