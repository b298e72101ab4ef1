"""What `grader lint` demands of an exercise by running it.

The stub is not attempted; the reference passes, in the sandbox like any candidate; every mistake
fails and is diagnosed as itself and as nothing else; every check is needed: some mistake passes
all the others.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from ..bank import Bank, Item
from ..bank.model import Problem
from ..bank.paths import shown
from ..errors import BankError
from ..kit import Local
from ..sandbox import Worker
from ..sandbox.pool import Zygotes
from .engine import Grader, run_sessions
from .exercise import Exercise
from .session import Session
from .submission import Submission
from .trusted import Mistake, load_mistakes
from .verdict import Verdict


class LocalSession(Session):
    """Trusted code of the bank, checked in this process as if it were a candidate."""

    def __init__(self, submission: Submission, exercise: Exercise, subject: Local) -> None:
        super().__init__(submission, exercise, _no_worker, "none")
        self.subject = subject


def _no_worker(seconds: float) -> Worker:
    raise AssertionError("trusted code needs no worker")


def prove(bank: Bank, item: Item, zygotes: Zygotes | None = None) -> list[Problem]:
    """Everything that running the exercise shows to be wrong, each with its place.

    Give the same `zygotes` for many items: each library is then loaded once.
    """
    with contextlib.ExitStack() as stack:
        pool = zygotes or stack.enter_context(Zygotes())
        try:
            return list(_problems(Grader(bank, pool.ready), item))
        except BankError as error:
            return [Problem(error.place or item.id, error.message, error.help or "")]


def _problems(grader: Grader, item: Item) -> Iterator[Problem]:
    files = item.files
    stub, reference = grader.grade(
        [Submission(item, str(files.stub)), Submission(item, str(files.reference))]
    )
    if stub.status != "not_attempted":
        yield Problem(
            shown(files.stub),
            f"a stub must be not_attempted; this one is {stub.status} {_why(stub)}",
            "Let each of its functions raise NotImplementedError.",
        )
    if reference.status != "passed":
        yield Problem(
            shown(files.reference),
            f"the reference must pass its own checks; it is {reference.status} {_why(reference)}",
            "Mend the reference or the check, whichever is wrong.",
        )
        return
    mistakes = load_mistakes(item)
    verdicts = judge_mistakes(grader, item, mistakes)
    place = shown(files.mistakes)
    for mistake, verdict in zip(mistakes, verdicts, strict=True):
        yield from _mistake(place, mistake, verdict)
    yield from _checks(shown(files.checks), verdicts)


def judge_mistakes(grader: Grader, item: Item, mistakes: list[Mistake]) -> list[Verdict]:
    """One verdict a mistake."""
    submission = Submission(item, str(item.files.mistakes), b"pass")
    exercise = grader.exercise(submission)
    return run_sessions(
        [LocalSession(submission, exercise, m.subject(exercise.reference)) for m in mistakes]
    )


def _mistake(place: str, mistake: Mistake, verdict: Verdict) -> Iterator[Problem]:
    if verdict.status == "passed":
        yield Problem(
            place,
            f"the mistake {mistake.name} passes every check",
            "Add the case that tells it from a right answer.",
        )
        return
    if verdict.status == "broken":
        yield Problem(place, f"the mistake {mistake.name} breaks a check {_why(verdict)}", "")
        return
    named = [m.name for m in verdict.mistakes]
    if named != [mistake.name]:
        others = ", ".join(n for n in named if n != mistake.name)
        yield Problem(
            place,
            f"the mistake {mistake.name} is "
            + (f"also diagnosed as {others}" if mistake.name in named else "not diagnosed"),
            "Add a case on which the two differ, or keep one of them.",
        )


def _checks(place: str, verdicts: list[Verdict]) -> Iterator[Problem]:
    names = [c.name for c in verdicts[0].checks] if verdicts else []
    needed = set()
    for verdict in verdicts:
        failing = {c.name for c in verdict.checks if c.status != "passed"}
        if len(failing) == 1:
            needed |= failing
    for name in names:
        if name not in needed:
            yield Problem(
                place,
                f"nothing needs {name}: every mistake fails another check too",
                "Add the mistake that only this check finds, or take the check away.",
            )


def _why(verdict: Verdict) -> str:
    messages = [verdict.message, *(c.message for c in verdict.checks if c.status != "passed")]
    message = next((m for m in messages if m), None)
    return f"({message})" if message else ""
