"""One submission from its file to its verdict.

::

    open()      read, load in a worker, look at its interface   -> a subject, or a Reason
    result()    once for each check that pytest has run
    close()     diagnosis, notes                                -> the Verdict
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

from .. import __version__
from ..budgets import OUTPUT_TEXT
from ..errors import GraderError
from ..kit import Case, Subject
from ..kit.failures import CheckFailure
from ..kit.record import UntilWrong
from ..phrases import phrase
from ..sandbox import Worker
from .calls import CheckRecord
from .connection import WorkerStopped
from .diagnosis import Found
from .endings import NotJudged, blame, ending
from .exercise import Exercise
from .notes import notes_of
from .proxy import Sandboxed
from .submission import Reason, Submission, text_of, unreadable, wrong_interface
from .values import show, show_arguments, show_optional
from .verdict import CheckResult, Level, MistakeFound, Status, Verdict

# The first of these groups that any check shows decides; inside a group, the first check does.
_PRECEDENCE: tuple[tuple[Status, ...], ...] = (
    ("broken",),
    ("not_attempted",),
    ("timed_out", "crashed", "out_of_memory"),
    ("failed",),
)


class Session:
    """The grading of one submission.

    One in haste ends at the first wrong answer: its verdict says only whether the file passes.
    """

    def __init__(
        self,
        submission: Submission,
        exercise: Exercise,
        start: Callable[[float], Worker],
        confinement: Level,
        on_check: Callable[[CheckResult], None] = lambda result: None,
        on_passed: Callable[[Verdict], None] = lambda verdict: None,
        *,
        haste: bool = False,
    ) -> None:
        self.submission = submission
        self.exercise = exercise
        self.haste = haste
        self.confinement: Level | None = confinement
        self.problem: Reason | None = None
        self.checks: list[CheckResult] = []
        self.checks_module: ModuleType | None = None
        self.subject: Subject | None = None
        self._start = start
        self._on_check = on_check
        self._on_passed = on_passed
        self._workers: list[Worker] = []  # whose output hasn't been taken to the end
        self._began = time.perf_counter()
        self._source = b""
        self._output = ("", 0)
        self._statuses: list[Status] = []
        self._records: list[CheckRecord] = []

    def open(self) -> Subject:
        """The loaded candidate. Raises WorkerStopped if it can't be loaded: `problem` says why."""
        facts = self.submission.item.exercise
        assert facts is not None
        self._began = time.perf_counter()  # not when it was put into a queue with others
        self._source = self.submission.read()
        self.problem = unreadable(self._source)
        if self.problem is None:
            subject = self.subject = Sandboxed(
                self._worker,
                self._source,
                self.submission.shown,
                self.exercise.frames,
                self.exercise.reference.probes,
            )
            subject.seed = self.exercise.seed
            if self.haste:
                subject.shrinks, subject.record = False, UntilWrong()
            try:
                subject.load(facts.seconds, facts.functions, facts.forbid)
            except WorkerStopped as stopped:
                self.problem = Reason(stopped.status, stopped.message, stopped.line, stopped.column)
            else:
                self.problem = wrong_interface(subject.facts, self.exercise.reference.functions)
        self._output = self._take_output()
        if self.problem is not None:
            raise WorkerStopped(self.problem.status, phrase("nothing"), self.problem.line)
        assert self.subject is not None
        return self.subject

    def fault(self, error: Exception) -> None:
        """Take down that the grader itself failed, before any check was run."""
        self.problem = Reason("broken", blame(error, self.submission.item.files.checks))

    def result(self, name: str, points: float, error: BaseException | None, seconds: float) -> None:
        """Take down what a check said: nothing, a failure, or a fault of the grader's own."""
        status, kind = ending(error)
        if status is not None:
            self._statuses.append(status)
            self._note_calls(name, error)
        output, more = self._output_of(error)
        result = CheckResult(
            name=name,
            status=kind,
            points=points,
            output=output,
            output_more=more,
            seconds=seconds,
        )
        if isinstance(error, CheckFailure):
            function = error.call[0] if error.call else ""
            result = replace(_failed(result, error), how=self._how(function))
        elif isinstance(error, WorkerStopped):
            result = replace(
                result,
                message=error.message,
                line=error.line,
                counterexample=_shown(self._arguments(error)),
                how=self._how(error.function),
            )
        elif isinstance(error, NotJudged):
            result = replace(result, message=phrase("not judged", needed=error.needed))
        elif error is not None:
            result = replace(result, message=blame(error, self.submission.item.files.checks))
        self.checks.append(result)
        if isinstance(self.subject, Sandboxed):
            self.subject.check_is_over()
        self._on_check(result)

    def close(self) -> Verdict:
        """The verdict. The worker is ended."""
        status: Status = "broken"
        mistakes: tuple[MistakeFound, ...] = ()
        notes: tuple[Any, ...] = ()
        try:
            status = self._status()
            if self.haste:
                return self._verdict(status, mistakes, notes)
            if status in ("failed", "timed_out", "crashed") and self.problem is None:
                mistakes = self._mistakes()
            if status == "passed":
                self._on_passed(self._verdict(status, mistakes, notes))
            if isinstance(self.subject, Sandboxed):
                notes = notes_of(self.subject, self.exercise, self.checks_module, status)
        except WorkerStopped:
            pass  # it crashed again while it was looked at: nothing more is claimed
        except Exception as error:
            status = "broken"
            self.problem = Reason("broken", blame(error, self.submission.item.files.checks))
        finally:
            self._records.clear()
            if isinstance(self.subject, Sandboxed):
                self.subject.close()
        return self._verdict(status, mistakes, notes)

    def abandon(self) -> None:
        """End the worker; there will be no verdict."""
        if isinstance(self.subject, Sandboxed):
            with contextlib.suppress(GraderError):  # Ctrl-C ends the zygote as well
                self.subject.close()

    def _verdict(
        self, status: Status, mistakes: tuple[MistakeFound, ...], notes: tuple[Any, ...]
    ) -> Verdict:
        total = sum(c.points for c in self.checks)
        won = sum(c.points for c in self.checks if c.status == "passed")
        return Verdict(
            exercise=self.submission.item.id,
            file=self.submission.shown,
            status=status,
            score=round(won / total, 6) if total and self.problem is None else 0.0,
            checks=tuple(self.checks),
            mistakes=mistakes,
            notes=notes,
            confinement=self.confinement,
            seconds=time.perf_counter() - self._began,
            grader_version=__version__,
            message=self.problem.message if self.problem else None,
            line=self.problem.line if self.problem else None,
            column=self._column(),
            output=self._output[0],
            output_more=self._output[1],
            source=text_of(self._source),
        )

    def _worker(self, seconds: float) -> Worker:
        worker = self._start(seconds)
        self._workers.append(worker)
        return worker

    def _status(self) -> Status:
        if self.problem is not None:
            return self.problem.status
        if not self.checks:
            self.problem = Reason("broken", phrase("no check"))
            return "broken"
        for group in _PRECEDENCE:
            shown = [s for s in self._statuses if s in group]
            if shown:
                return shown[0]
        return "passed"

    def _mistakes(self) -> tuple[MistakeFound, ...]:
        assert self.subject is not None
        found = self.exercise.diagnosis.of(self.subject, self._records)
        shown = {record.name: record.shown for record in self._records}
        return tuple(
            MistakeFound(f.mistake.name, f.check, self._example(f, shown.get(f.check)))
            for f in found
        )

    def _example(self, found: Found, shown: Case | None) -> Any:
        """The arguments of a call that shows a mistake, unless the check's report shows it."""
        if found.call is None or found.call[1] is shown:
            return None
        function, case = found.call
        names = self.exercise.reference.parameters(function)
        return _shown(dict(zip(names, case.args, strict=False)))

    def _arguments(self, stopped: WorkerStopped) -> dict[str, Any] | None:
        """The inputs on which it stopped, by name."""
        if stopped.case is None:
            return None
        names = self.exercise.reference.parameters(stopped.function)
        return dict(zip(names, stopped.case.args, strict=False))

    def _how(self, function: str) -> str:
        """The code of a probe, where that is what was called."""
        return self.exercise.reference.probes.code_of(function)

    def _note_calls(self, name: str, error: BaseException | None) -> None:
        if self.subject is not None:
            call = error.call if isinstance(error, CheckFailure) else None
            calls = self.subject.record.taken()
            self._records.append(CheckRecord(name, error is None, calls, call and call[1]))

    def _column(self) -> int | None:
        """The problem's column in characters: of a source in bytes, Python counts it in bytes."""
        if self.problem is None or not self.problem.line or not self.problem.column:
            return None
        row = self._source.split(b"\n")[self.problem.line - 1 :][:1]
        before = b"".join(row)[: self.problem.column - 1]
        return len(before.decode("utf-8", "ignore")) + 1

    def _output_of(self, error: BaseException | None) -> tuple[str, int]:
        """What the check's calls printed; of a failing call alone, where one is to blame."""
        output = self._take_output()
        call = error.call if isinstance(error, CheckFailure) else None
        if not output[0] or call is None or self.subject is None:
            return output
        with contextlib.suppress(WorkerStopped):
            self.subject.outcomes(call[0], [call[1]], record=False)
            return self._take_output()
        return output

    def _take_output(self) -> tuple[str, int]:
        """What was printed since the last time, by workers that have ended too, and how many
        more characters than are kept."""
        printed = [worker.take_output() for worker in self._workers]
        self._workers = self._workers[-1:]
        text = "".join(text for text, _ in printed)
        more = sum(more for _, more in printed) + max(0, len(text) - OUTPUT_TEXT)
        return text[:OUTPUT_TEXT], more


def _failed(result: CheckResult, error: CheckFailure) -> CheckResult:
    """The result with what the failure shows; its message stays whatever becomes of the values."""
    result = replace(
        result,
        message=error.message,
        line=error.line,
        where=error.where,
        rtol=error.rtol,
        atol=error.atol,
    )
    with contextlib.suppress(Exception):
        result = replace(
            result,
            expected=show_optional(error.expected),
            actual=show_optional(error.actual),
            whole=(show(error.whole[0]), show(error.whole[1])) if error.whole else None,
        )
    return replace(result, counterexample=_shown(error.counterexample))


def _shown(arguments: Any) -> Any:
    with contextlib.suppress(Exception):
        return show_arguments(arguments)
    return None
