"""The judge's process: warms up, then grades one job after the other until its channel ends."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.ambient import settle
from grader.errors import GraderError, SandboxFault
from grader.judge.ahead import Ahead
from grader.judge.memory import Memory
from grader.judge.messages import (
    Begun,
    Cancel,
    Channel,
    Checked,
    Decided,
    Failed,
    Grade,
    Judged,
    Left,
)
from grader.language import packed
from grader.sandbox.zygote import ON_DEMAND

if TYPE_CHECKING:
    from grader.bank import Item
    from grader.grading.exercise import Exercise
    from grader.grading.verdict import Verdict
    from grader.sandbox import Zygote


class Abandoned(KeyboardInterrupt):
    """The job in hand was cancelled. pytest and the grader let it pass like Ctrl-C."""


class Inbox:
    """Receives beside the grading, so that a job can be cancelled while it runs.

    Where the pool is gone this process ends at once, whatever it is doing; its zygotes and their
    workers end with it.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._jobs: queue.SimpleQueue[Grade] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._dispatch: dict[type, Callable[[Any], None]] = {
            Grade: self._jobs.put,
            Cancel: lambda message: self._cancelled.add(message.job),
        }

    def listen(self) -> None:
        try:
            while message := self._channel.receive():
                self._dispatch[type(message)](message)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)

    def next(self) -> Grade:
        return self._jobs.get()

    def demand_wanted(self, job: int) -> None:
        """Raises Abandoned if the job was cancelled."""
        if job in self._cancelled:
            raise Abandoned


class Grading:
    """Grades with zygotes, pytest and exercises that stay from one job to the next."""

    def __init__(
        self, root: Path, channel: Channel, inbox: Inbox, zygotes: Sequence[Zygote] = ()
    ) -> None:
        from grader.judge.warm import Warm
        from grader.sandbox.pool import Zygotes

        self._channel = channel
        self._inbox = inbox
        self._warm = Warm(root)
        self._zygotes = Zygotes(started=zygotes)
        self._ahead: dict[str, Ahead] = {}
        self._last: Exercise | None = None
        self._zygotes.start("numpy")
        from grader.grading.kept import KeptSessions  # while the zygote starts

        self._sessions = KeptSessions()

    def run(self, grade: Grade) -> None:
        """Grade one job and send what comes of it."""
        try:
            self._channel.send(Begun(grade.job))
            self._inbox.demand_wanted(grade.job)
            self._channel.send(Judged(grade.job, json.dumps(self._verdict(grade))))
            self._prepare()
        except Abandoned:
            self._channel.send(Left(grade.job))
        except GraderError as error:
            self._renew()
            kind = type(error).__name__
            texts = packed(error.message), error.place, packed(error.help)
            self._channel.send(Failed(grade.job, kind, *texts))

    def _verdict(self, grade: Grade) -> dict[str, Any]:
        from grader.grading.engine import Grader, require_library
        from grader.grading.record import to_json
        from grader.grading.submission import Submission

        bank = self._warm.bank()
        item = self._warm.item(grade.exercise)
        if item.exercise is not None:
            require_library(item.exercise.needs)

        def wanted(*_: object) -> None:
            self._inbox.demand_wanted(grade.job)

        def checked(result: Any) -> None:
            wanted()
            self._channel.send(Checked(grade.job, result.name, result.status))

        def passed(verdict: Verdict) -> None:
            self._channel.send(Decided(grade.job, json.dumps(to_json(verdict))))

        grader = Grader(
            bank,
            self._zygote,
            seed=grade.seed,
            on_wait=wanted,
            on_check=checked,
            on_passed=passed,
            load=self._exercise,
            run=self._sessions.run,
        )
        submission = Submission(item, grade.name, grade.source)
        (verdict,) = grader.grade([submission], only=grade.only)
        if verdict.status == "broken":
            self._renew()
        return to_json(verdict)

    def _exercise(self, item: Item, seed: int) -> Exercise:
        self._last = self._warm.exercise(item, seed)
        return self._last

    def _zygote(self, needs: str) -> Ahead:
        zygote = self._zygotes.ready(needs)
        if needs not in self._ahead:
            self._ahead[needs] = Ahead(zygote)
        return self._ahead[needs]

    def _prepare(self) -> None:
        """Start the next submission's worker while nobody waits, with what the last one was sent.
        What fails here fails there too, and is said there.
        """
        with contextlib.suppress(SandboxFault):
            for needs, ahead in self._ahead.items():
                # Where the reference has made torch load more, candidates will.
                if any(name in sys.modules for name in ON_DEMAND[needs]):
                    ahead.load_late()
                ahead.prepare(self._frames(needs))

    def _frames(self, needs: str) -> list[bytes]:
        """The messages that are the same for every submission of the last exercise."""
        facts = self._last.item.exercise if self._last is not None else None
        if self._last is None or facts is None or facts.needs != needs:
            return []
        return self._last.frames.all()

    def _renew(self) -> None:
        """Start the sandbox anew: it may be what broke."""
        for ahead in self._ahead.values():
            with contextlib.suppress(SandboxFault):
                ahead.close()
        self._ahead.clear()
        with self._zygotes:
            pass
        self._zygotes.start("numpy")


def main(bank: str) -> None:
    """Serve the pool on descriptors 0 and 1, which are then nobody else's."""
    settle()
    incoming, outgoing = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    serve(Path(bank), incoming, outgoing)


def serve(bank: Path, incoming: int, outgoing: int, zygotes: Sequence[Zygote] = ()) -> None:
    """Grade what comes on a descriptor, in workers of these zygotes. Never returns."""
    memory = Memory()
    channel = Channel(os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb"))
    inbox = Inbox(channel)
    threading.Thread(target=inbox.listen, daemon=True).start()
    try:
        grading = Grading(bank, channel, inbox, zygotes)
    except GraderError as error:
        os.write(2, error.message.encode())
        os._exit(error.exit_code)
    gc.freeze()
    with contextlib.suppress(OSError):  # the pool is gone
        while True:
            grading.run(inbox.next())
            memory.give_back()
    os._exit(0)
