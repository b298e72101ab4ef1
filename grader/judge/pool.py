"""The pool: jobs wait in one queue, and each judge takes the next one when it is free."""

from __future__ import annotations

import itertools
import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import grader.errors as errors
from grader import __version__
from grader.grading.record import verdict_from_json
from grader.grading.told import in_both
from grader.grading.verdict import Verdict
from grader.judge.events import CheckDone, Event, Finished, Job, Passed, Started
from grader.judge.messages import (
    Begun,
    Cancel,
    Checked,
    Decided,
    Failed,
    Grade,
    Judged,
    Left,
    Message,
)
from grader.judge.process import Process
from grader.judge.ticket import Ticket
from grader.language import unpacked
from grader.phrases import phrase

_PATIENCE = 5.0  # seconds in which a judge leaves a cancelled job before it is killed


class Judge:
    """Grades jobs of one bank in processes that stay warm. Use as a context manager.

    A judge that dies costs its own job a verdict `broken`, and another one is started.

    Args:
        bank: the bank's folder. Its code is run: the caller says that it is trusted.
        size: how many processes; one a core by default.
        processes: those to begin with, in place of fresh ones.
    """

    def __init__(
        self, bank: Path, size: int | None = None, processes: Sequence[Process] = ()
    ) -> None:
        self._waiting: deque[Ticket] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self.size = len(processes) or size or cores()
        processes = processes or [Process(bank) for _ in range(self.size)]
        self._seats = [_Seat(bank, self._next, process) for process in processes]

    def submit(self, job: Job, on_event: Callable[[Event], None] = lambda event: None) -> Ticket:
        """Put a job into the queue. `on_event` is called by another thread."""
        ticket = Ticket(job, on_event, self._stop)
        with self._changed:
            if self._closed:
                raise RuntimeError("this pool is closed")
            self._waiting.append(ticket)
            self._changed.notify()
        return ticket

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run."""
        return tuple(seat.process.pid for seat in self._seats)

    def close(self) -> None:
        """End every process. Jobs that aren't over are cancelled."""
        with self._changed:
            self._closed = True
            waiting = [*self._waiting]
            self._changed.notify_all()
        for ticket in waiting:
            ticket.cancel()
        for seat in self._seats:
            seat.close()

    def _next(self) -> Ticket | None:
        """The next job, once there is one; None when the pool is closed."""
        with self._changed:
            while not self._closed:
                if self._waiting:
                    return self._waiting.popleft()
                self._changed.wait()
        return None

    def _stop(self, ticket: Ticket) -> None:
        with self._changed:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
        for seat in self._seats:
            seat.leave(ticket)

    def __enter__(self) -> Judge:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Seat:
    """One judge's place in the pool: a thread that gives it jobs, and a new process if it dies."""

    def __init__(self, bank: Path, take: Callable[[], Ticket | None], process: Process) -> None:
        self._bank = bank
        self._take = take
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        self._number = 0
        self._ticket: Ticket | None = None
        self._patience: threading.Timer | None = None
        self.process = process
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def leave(self, ticket: Ticket) -> None:
        """Let the judge leave a job, if it has that one in hand."""
        with self._lock:
            if self._ticket is not ticket or self._patience is not None:
                return
            self.process.send(Cancel(self._number))
            # A check of the bank's that never ends doesn't listen.
            self._patience = threading.Timer(_PATIENCE, self.process.kill)
            self._patience.daemon = True
            self._patience.start()

    def close(self) -> None:
        with self._lock:
            ticket = self._ticket
        if ticket is not None:
            ticket.cancel()
        self.process.kill()
        self._thread.join()
        self.process.close()

    def _work(self) -> None:
        while (ticket := self._take()) is not None:
            try:
                self._run(ticket)
            except Exception as error:  # the pool's own fault: that job's affair alone
                self._put_down()
                self._renew()
                text = phrase("error", type=type(error).__name__, message=error)
                ticket.tell(Finished(_broken(ticket.job, text)))

    def _run(self, ticket: Ticket) -> None:
        """See one job to its end. A judge that dies before it has begun is replaced once."""
        for again in (True, False):
            begun = False
            self._hand_over(ticket)
            while message := self.process.receive():
                begun = True
                if self._heard(ticket, message):
                    self._put_down()
                    return
            self._put_down()
            how = self._renew()
            if begun or not again or ticket.over:
                ticket.tell(Finished(_died(ticket.job, how)))
                return

    def _hand_over(self, ticket: Ticket) -> None:
        job = ticket.job
        with self._lock:
            self._ticket, self._number = ticket, next(self._numbers)
            self.process.send(
                Grade(self._number, job.exercise, job.source, job.name, job.only, job.seed or 0)
            )
        if ticket.over:  # cancelled since it was taken from the queue
            self.leave(ticket)

    def _put_down(self) -> None:
        with self._lock:
            self._ticket = None
            if self._patience is not None:
                self._patience.cancel()
                self._patience = None

    def _renew(self) -> str:
        """Replace the process; how it ended."""
        with self._lock:
            how = self.process.close()
            self.process = Process(self._bank)
        return how

    def _heard(self, ticket: Ticket, message: Message) -> bool:
        """Hand on what the judge said; whether the job is over."""
        if isinstance(message, Begun):
            ticket.tell(Started())
        elif isinstance(message, Checked):
            ticket.tell(CheckDone(message.name, message.status))  # type: ignore[arg-type]
        elif isinstance(message, Decided):
            ticket.tell(Passed(verdict_from_json(message.verdict)))
        elif isinstance(message, Judged):
            ticket.tell(Finished(verdict_from_json(message.verdict)))
        elif isinstance(message, Failed):
            kind: type[errors.GraderError] = getattr(errors, message.kind, errors.GraderError)
            text, help = unpacked(message.message), unpacked(message.help)
            error = kind(text, place=message.place, help=help)
            ticket.tell(Finished(_broken(ticket.job, in_both(error.whole())), error))
        return isinstance(message, Judged | Failed | Left)


def _died(job: Job, how: str) -> Verdict:
    return _broken(job, phrase("judge died", how=how))


def _broken(job: Job, message: object) -> Verdict:
    return Verdict(
        exercise=job.exercise,
        file=job.name.encode("utf-8", "backslashreplace").decode(),
        status="broken",
        score=0.0,
        message=message,  # type: ignore[arg-type]
        source=job.source.decode("utf-8", "backslashreplace"),
        grader_version=__version__,
    )


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
