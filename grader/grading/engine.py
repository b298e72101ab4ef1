"""`grade`: submissions in, verdicts out, each as soon as it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..bank import Bank, Item
from ..errors import CommandError, MissingExtra
from ..language import said
from ..phrases import phrase
from ..sandbox import Level, Worker
from .exercise import Exercise
from .session import Session
from .submission import Reason, Submission
from .verdict import CheckResult, Verdict

if TYPE_CHECKING:
    from .plugin import Plugin


class Starter(Protocol):
    """What workers come from: a zygote, as a rule."""

    def ready(self) -> tuple[Level, list[str]]: ...

    def hold(self, frames: Sequence[bytes]) -> None: ...

    def worker(
        self, *, seconds: float, memory_mb: int, on_wait: Callable[[float], None] | None = None
    ) -> Worker: ...


class Grader:
    """Grades submissions of one bank. The zygotes are the caller's, one for each `needs`.

    What the checks draw depends on `seed` alone.

    Args:
        on_wait: called again and again while a worker is waited for, with the seconds so far.
        on_check: called with each check's result.
        on_passed: called with the verdict on a file that passes before its notes are made, which
            takes a few calls on a large input.
        load: gives an item's exercise for a seed; by default it is read from its files.
        run: runs a plugin's checks in a pytest session, as `plugin.run` does.
    """

    def __init__(
        self,
        bank: Bank,
        zygotes: Callable[[str], Starter],
        *,
        seed: int = 0,
        on_wait: Callable[[float], None] | None = None,
        on_check: Callable[[CheckResult], None] = lambda result: None,
        on_passed: Callable[[Verdict], None] = lambda verdict: None,
        load: Callable[[Item, int], Exercise] = Exercise,
        run: Callable[[Plugin], int] | None = None,
    ) -> None:
        self.bank = bank
        self.seed = seed
        self._zygotes = zygotes
        self._on_wait = on_wait
        self._on_check = on_check
        self._on_passed = on_passed
        self._load = load
        self._run = run
        self._exercises: dict[str, Exercise] = {}
        self._lock = threading.Lock()

    def grade(
        self,
        submissions: Sequence[Submission],
        *,
        only: Sequence[str] = (),
        on_verdict: Callable[[Verdict], None] | None = None,
        haste: bool = False,
    ) -> list[Verdict]:
        """One verdict a submission, in order.

        Args:
            only: names of the checks to run; all by default.
            on_verdict: called with each verdict as it is made.
            haste: end each submission at its first wrong answer, without diagnosis or notes.

        Raises:
            CommandError: if `only` names a check that isn't there.
        """
        with self._lock:
            sessions = [self.session(s, haste=haste) for s in submissions]
        return run_sessions(sessions, only=only, on_verdict=on_verdict, run=self._run)

    def session(self, submission: Submission, *, haste: bool = False) -> Session:
        item = submission.item
        facts = item.exercise
        if facts is None:
            message = said("{id} is a question without an exercise", id=item.id)
            raise CommandError(message, help=said("`grader show {id}` prints it.", id=item.id))
        zygote, exercise = self._zygotes(facts.needs), self.exercise(item)

        def start(seconds: float) -> Worker:
            zygote.hold(exercise.frames.all())
            return zygote.worker(seconds=seconds, memory_mb=facts.memory_mb, on_wait=self._on_wait)

        level = zygote.ready()[0]
        return Session(
            submission, exercise, start, level, self._on_check, self._on_passed, haste=haste
        )

    def exercise(self, item: Item) -> Exercise:
        """Raises BankError if the reference can't be loaded."""
        if item.id not in self._exercises:
            self._exercises[item.id] = self._load(item, self.seed)
        return self._exercises[item.id]


def run_sessions(
    sessions: Sequence[Session],
    *,
    only: Sequence[str] = (),
    on_verdict: Callable[[Verdict], None] | None = None,
    run: Callable[[Plugin], int] | None = None,
) -> list[Verdict]:
    """Run each session's checks and close it."""
    from . import plugin as pytest_side

    grouped: dict[Path, list[Session]] = {}
    for session in sessions:
        path = session.submission.item.files.checks.resolve()
        grouped.setdefault(path, []).append(session)
    verdicts: dict[Session, Verdict] = {}

    def done(session: Session) -> None:
        if plugin.interrupted:
            session.abandon()
        elif session not in verdicts:
            verdict = verdicts[session] = session.close()
            if on_verdict is not None:
                on_verdict(verdict)

    plugin = pytest_side.Plugin(grouped, done, only)
    code = (run or pytest_side.run)(plugin) if grouped else 0
    if plugin.interrupted:  # pytest keeps it to itself
        raise plugin.interrupted
    unknown = plugin.only - plugin.names
    if unknown and plugin.names:
        message = said("no check {names}", names=tuple(map(repr, sorted(unknown))))
        help = said("There are: {names}.", names=tuple(sorted(plugin.names)))
        raise CommandError(message, help=help)
    for session in sessions:
        if session not in verdicts:
            session.problem = _unchecked(session, plugin, code)
            done(session)
    return [verdicts[s] for s in sessions]


def _unchecked(session: Session, plugin: Plugin, code: int) -> Reason:
    """Why not one check of a session was run.

    Raises:
        CommandError: if its exercise hasn't the checks that were asked for.
    """
    item = session.submission.item
    why = plugin.problems.get(item.files.checks.resolve())
    if why is None and plugin.only:
        names = tuple(sorted(plugin.only))
        message = said("{id} has no check {names}", id=item.id, names=names)
        help = said("Grade each exercise in its own run, with its own checks.")
        raise CommandError(message, help=help)
    text = f"{item.files.checks}: {why or f'pytest ended with exit code {code}'}"
    return Reason("broken", phrase("text", text=text))


def require_library(needs: str) -> None:
    """Raise MissingExtra where an exercise's library isn't installed."""
    import importlib.util

    if importlib.util.find_spec(needs) is None:
        message = said("this exercise needs {library}, which is not installed", library=needs)
        command = f'pip install "pruneprep[{needs}]"'
        raise MissingExtra(message, help=said("Install it with: {command}", command=command))
