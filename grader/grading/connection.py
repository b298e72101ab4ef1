"""One submission's line to its worker: typed answers, the clock, restarts after a crash.

Whatever goes wrong in a worker leaves here as `WorkerStopped`; whatever goes wrong with the
machine, as SandboxFault.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from ..errors import BankError
from ..kit import Case
from ..language import said
from ..phrases import HINTS, Phrase, phrase
from ..sandbox import BadAnswer, Known, PrintedTooMuch, Worker, WorkerDied, WorkerTimedOut
from ..sandbox.answers import Answer, Changed, Parsed, Raised, Refused, Returned, Unfit, expect
from ..sandbox.stack import line_in
from .verdict import Status

_RESTARTS = 8  # fresh workers for one submission whose checks keep crashing it
T = TypeVar("T", bound=Answer)


class WorkerStopped(Exception):
    """The candidate gave no answer: why, in words, and the status that it leads to."""

    def __init__(self, status: Status, message: Phrase, line: int | None = None) -> None:
        super().__init__(str(message))
        self.status = status
        self.message = message
        self.line = line
        self.column: int | None = None  # of a syntax error
        self.function = ""  # the call on which it happened
        self.case: Case | None = None


class File(NamedTuple):
    """What a worker is given to load."""

    source: bytes
    name: str
    functions: tuple[str, ...]
    forbid: tuple[str, ...]
    probes: bytes = b""
    probes_file: str = ""

    def message(self) -> dict[str, Any]:
        return {
            "op": "load",
            "source": self.source,
            "file": self.name,
            "functions": list(self.functions),
            "forbid": list(self.forbid),
            "probes": self.probes,
            "probes_file": self.probes_file,
        }


class Loaded(NamedTuple):
    """What a file defines, and which of the exercise's functions are there once it has run."""

    parsed: Parsed
    present: tuple[str, ...]


class Connection:
    """`start` makes a worker with so many seconds. `seconds` is what the submission may use."""

    def __init__(self, start: Callable[[float], Worker], file: File, seconds: float) -> None:
        self._start = start
        self._file = file
        self._allowed = self._seconds = seconds
        self._worker: Worker | None = None
        self._starts = 0

    @property
    def is_open(self) -> bool:
        return self._worker is not None

    def open(self) -> Loaded | None:
        """Load the file in a fresh worker; None where one is running already.

        Raises:
            WorkerStopped: if it can't be imported, or has used up its time or its workers.
            BankError: if the probes can't be loaded.
        """
        if self._worker is not None:
            return None
        if self._seconds <= 0:
            raise WorkerStopped("timed_out", phrase("no time left", seconds=f"{self._allowed:g}"))
        if self._starts > _RESTARTS:
            raise WorkerStopped("crashed", phrase("crashed often", times=self._starts))
        self._starts += 1
        self._worker = self._start(self._seconds)
        return self._load()

    def _load(self) -> Loaded:
        answers = self.ask(
            self._file.message(), 2, phrase("while loaded"), Parsed, Raised, Returned, Unfit
        )
        parsed = next(answers)
        if isinstance(parsed, Unfit):  # said before a line of the candidate's has run
            self.close()
            raise BankError(
                said("the worker can't load these probes: {why}", why=parsed.reason),
                place=self._file.probes_file,
                help=said("Import the exercise's library and Python's own modules only."),
            )
        if isinstance(parsed, Raised):
            self.close()
            raise _not_loaded(parsed)
        if not isinstance(parsed, Parsed):
            raise self._bad("facts of the source that are missing", phrase("while loaded"))
        if parsed.forbidden:  # the worker has not run it, and nothing more comes
            return Loaded(parsed, ())
        answer = next(answers)
        if isinstance(answer, Raised):
            self.close()
            raise _not_loaded(answer)
        names = answer.value if isinstance(answer, Returned) else None
        if type(names) is not list or not all(type(name) is str for name in names):
            raise self._bad("names that are no names", phrase("while loaded"))
        return Loaded(parsed, tuple(names))

    def ask(
        self,
        message: dict[str, Any] | bytes,
        answers: int,
        where: Phrase,
        *kinds: type[T],
        meanwhile: Callable[[], Sequence[Known | None] | None] = lambda: None,
    ) -> Iterator[T]:
        """The worker's answers, each of one of the kinds.

        Raises:
            WorkerStopped: where it gives none. The worker is ended then.
        """
        worker = self._worker
        assert worker is not None
        try:
            for answer in worker.ask(message, answers, meanwhile):
                yield expect(answer, *kinds)
        except (WorkerDied, WorkerTimedOut, BadAnswer) as error:
            code = worker.close()
            self.close()
            raise _stopped(error, code, where, self._allowed, self._file.name) from None

    def calls(
        self,
        function: str,
        cases: Sequence[Case],
        message: dict[str, Any] | bytes,
        where: Phrase,
        meanwhile: Callable[[], Sequence[Known | None] | None],
    ) -> Iterator[Returned | Raised | Refused]:
        """One answer a case. Of a value, the forms that the case demands are there.

        Raises:
            WorkerStopped: with the case on which it happened.
        """
        answers: Iterator[Any] = self.ask(
            message, len(cases), where, Returned, Raised, Refused, meanwhile=meanwhile
        )
        for case in cases:
            try:
                answer = next(answers)
                if isinstance(answer, Returned) and not _fits(answer, case):
                    raise self._bad("a value without its repetitions, or other arguments", where)
                if isinstance(answer, Raised) and "MemoryError" in answer.bases:
                    self.close()  # every further case would fill it again
                    stopped = WorkerStopped("out_of_memory", phrase("out of memory", where=where))
                    stopped.line = answer.line
                    raise stopped
            except WorkerStopped as stopped:
                stopped.function, stopped.case = function, case
                raise
            try:
                yield answer
            except GeneratorExit:
                self.close()  # what still comes would be taken for answers to the next question
                raise
            self._charge()

    def call(self, message: dict[str, Any] | bytes, where: Phrase) -> None:
        """One answer that says only whether it is done."""
        list(self.ask(message, 1, where, Returned, Raised, Refused))

    def changed_state(self) -> tuple[str, ...]:
        if self._worker is None:
            return ()
        (answer,) = self.ask({"op": "state"}, 1, phrase("at the end"), Changed)
        return answer.names

    def _charge(self) -> None:
        """Count what was done with an answer as the submission's time.

        Raises:
            WorkerStopped: if it has used up what it may use.
        """
        if self._worker is None:
            return
        try:
            self._worker.charge()
        except WorkerTimedOut as error:
            self.close()
            raise _stopped(error, None, phrase("in judging"), self._allowed) from None

    @contextlib.contextmanager
    def off_the_clock(self) -> Iterator[None]:
        before = self._worker.seconds if self._worker is not None else self._seconds
        try:
            yield
        finally:
            self._seconds = before
            if self._worker is not None:
                self._worker.seconds = before

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._seconds = self._worker.seconds
            self._worker = None

    def _bad(self, why: str, where: Phrase) -> WorkerStopped:
        self.close()
        return _stopped(BadAnswer(why), None, where, self._allowed)


def _fits(answer: Returned, case: Case) -> bool:
    if answer.args is not None and len(answer.args) != len(case.args):
        return False
    repeated = type(answer.value) is list and len(answer.value) == case.repeat
    return case.repeat == 1 or repeated


_SIGNALS = {
    4: "illegal instruction",
    6: "abort",
    7: "bus error",
    8: "arithmetic error",
    9: "killed",
    11: "segmentation fault",
    31: "forbidden system call",
}


def _stopped(
    error: Exception, code: int | None, where: Phrase, allowed: float, file: str = ""
) -> WorkerStopped:
    if isinstance(error, WorkerTimedOut):
        line = line_in(error.stack, file)
        key = "no answer, line" if line else "no answer"
        said = phrase(key, where=where, seconds=f"{allowed:g}", **({"line": line} if line else {}))
        return WorkerStopped("timed_out", said, line)
    if isinstance(error, BadAnswer):
        return WorkerStopped("crashed", phrase("bad answer", where=where, why=error))
    if isinstance(error, PrintedTooMuch):
        return WorkerStopped("crashed", phrase("printed too much", where=where, limit=error.limit))
    if code is not None and code < 0:
        name = _SIGNALS.get(-code, "?")
        return WorkerStopped("crashed", phrase("signal", number=-code, name=name, where=where))
    return WorkerStopped("crashed", phrase("exit code", code=code, where=where))


def _not_loaded(raised: Raised) -> WorkerStopped:
    detail = f"{raised.type}: {raised.message}" if raised.message else raised.type
    if "MemoryError" in raised.bases:
        return WorkerStopped("out_of_memory", phrase("load memory"), raised.line)
    if raised.type in HINTS:
        hint = phrase(HINTS[raised.type])
        return WorkerStopped(
            "crashed", phrase("load raised, hint", detail=detail, hint=hint), raised.line
        )
    stopped = WorkerStopped("crashed", phrase("load raised", detail=detail), raised.line)
    stopped.column = raised.column
    return stopped
