"""What `grader lint` demands of an exercise by running it.

The stub is not attempted; the reference passes, in the sandbox like any candidate; every mistake
fails and is diagnosed as itself and as nothing else; every check is needed: some mistake passes
all the others. Files of tests/right pass and files of tests/wrong don't, where there are any.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..bank import Bank, Item
from ..bank.model import Problem
from ..bank.paths import shown, tried_files
from ..errors import BankError
from ..kit import Local
from ..sandbox import Worker
from ..sandbox.pool import Zygotes
from .author import (
    fault_of_checks,
    fault_of_fingerprints,
    first_difference,
    line_in,
    same_as,
    unrepeatable,
)
from .engine import Grader, run_sessions
from .exercise import Exercise
from .session import Session
from .submission import Submission
from .tried import passes
from .trusted import Mistake
from .verdict import Verdict

_UNFAILED = ("passed", "skipped")  # a check that wasn't judged, because of another, finds nothing


@dataclass(frozen=True)
class Proof:
    """What running an exercise showed: its problems, and which check fails which mistake."""

    id: str
    problems: tuple[Problem, ...]
    checks: tuple[str, ...] = ()
    fails: tuple[tuple[str, frozenset[str]], ...] = ()  # a mistake, the checks that it fails


class LocalSession(Session):
    """Trusted code of the bank, checked in this process as if it were a candidate."""

    def __init__(self, submission: Submission, exercise: Exercise, subject: Local) -> None:
        super().__init__(submission, exercise, _no_worker, "none")
        self.subject = subject


def _no_worker(seconds: float) -> Worker:
    raise AssertionError("trusted code needs no worker")


def prove(bank: Bank, item: Item, zygotes: Zygotes | None = None) -> list[Problem]:
    """Everything that running the exercise shows to be wrong, each with its place."""
    return list(proof(bank, item, zygotes).problems)


def proof(bank: Bank, item: Item, zygotes: Zygotes | None = None, *, tried: bool = True) -> Proof:
    """What running the exercise, and with `tried` its files in tests/, shows.

    Give the same `zygotes` for many items: each library is then loaded once.
    """
    with contextlib.ExitStack() as stack:
        pool = zygotes or stack.enter_context(Zygotes())
        try:
            return _Prover(Grader(bank, pool.ready), item).proof(tried)
        except BankError as error:
            checks = item.files.checks
            line = line_in(checks, error)
            place = error.place or (shown(checks, line) if line else item.id)
            return Proof(item.id, (Problem(place, error.message, error.help or ""),))


class _Prover:
    def __init__(self, grader: Grader, item: Item) -> None:
        self.grader = grader
        self.item = item

    @property
    def exercise(self) -> Exercise:
        return self.grader.exercise(self.item)

    def proof(self, tried: bool) -> Proof:
        files = self.item.files
        stub, reference = self.grader.grade(
            [Submission(self.item, str(files.stub)), Submission(self.item, str(files.reference))]
        )
        problems = [*self._reference(reference)]
        if reference.status != "broken":  # what breaks both is said of the reference alone
            problems = [*self._stub(stub), *problems]
        if "broken" in (stub.status, reference.status):
            problems = [*fault_of_checks(self.item)] or problems
        if reference.status != "passed":
            return Proof(self.item.id, tuple(problems))
        faults = [*fault_of_fingerprints(self.exercise)]
        if faults:  # they would break every mistake
            return Proof(self.item.id, (*problems, *faults))
        problems += self._tried() if tried else ()
        mistakes = self.exercise.diagnosis.mistakes
        verdicts = judge_mistakes(self.grader, self.item)
        failed = [
            frozenset(c.name for c in v.checks if c.status not in _UNFAILED) for v in verdicts
        ]
        fails = tuple((m.name, f) for m, f in zip(mistakes, failed, strict=True))
        checks = tuple(c.name for c in reference.checks)
        problems += self._named(mistakes, verdicts)
        problems += self._needless(checks, fails)
        return Proof(self.item.id, tuple(problems), checks, fails)

    def _stub(self, verdict: Verdict) -> Iterator[Problem]:
        if verdict.status != "not_attempted":
            yield Problem(
                shown(self.item.files.stub),
                f"a stub must be not_attempted; this one is {verdict.status} {_why(verdict)}",
                "Let each of its functions raise NotImplementedError.",
            )

    def _reference(self, verdict: Verdict) -> Iterator[Problem]:
        if verdict.status != "passed":
            yield Problem(
                shown(self.item.files.reference),
                f"the reference must pass its own checks; it is {verdict.status} {_why(verdict)}",
                "Mend the reference or the check, whichever is wrong; "
                f"`grader check --no-record {shown(self.item.files.reference)}` shows it whole.",
            )

    def _tried(self) -> Iterator[Problem]:
        """Files in tests/: right ones, in the sandbox, and wrong ones, in this process."""
        right, wrong = tried_files(self.grader.bank.root, self.item.id)
        verdicts = self.grader.grade([Submission(self.item, str(file)) for file in right])
        for file, verdict in zip(right, verdicts, strict=True):
            if verdict.status != "passed":
                message = f"a right file must pass; this one is {verdict.status} {_why(verdict)}"
                help = "Mend the check that turns it down, or correct the file."
                yield Problem(shown(file), message, help)
        for file in wrong:
            try:
                passed = passes(file, self.item, self.exercise.checks, self.exercise.reference)
            except Exception as error:
                checks = self.item.files.checks
                message = f"{shown(file)} breaks a check: {type(error).__name__}: {error}"
                help = "Let the check raise CheckFailure for any answer."
                yield Problem(shown(checks, line_in(checks, error)), message, help)
                continue
            if passed:
                help = "Add the case that tells it from a right answer, or remove the file."
                yield Problem(shown(file), "a wrong file must fail; this one passes", help)

    def _named(self, mistakes: Sequence[Mistake], verdicts: Sequence[Verdict]) -> Iterator[Problem]:
        """Each mistake fails and is diagnosed as itself alone."""
        place = shown(self.item.files.mistakes)
        known = {m.name: m for m in mistakes}
        for mistake, verdict in zip(mistakes, verdicts, strict=True):
            others = [m.name for m in verdict.mistakes if m.name != mistake.name]
            if verdict.status == "passed":
                message = f"the mistake {mistake.name} passes every check"
                yield Problem(place, message, "Add the case that tells it from a right answer.")
            elif verdict.status == "broken":
                message = f"the mistake {mistake.name} breaks a check {_why(verdict)}"
                yield Problem(place, message, "Let the check raise CheckFailure for any answer.")
            elif told := unrepeatable(self.exercise, mistake):
                message = f"the mistake {mistake.name} doesn't do the same twice"
                yield Problem(place, message, f"Let it draw from a seed: {told}.")
            elif len(verdict.mistakes) == len(others):
                message = f"the mistake {mistake.name} is not diagnosed"
                message += f", but taken for {', '.join(others)}" if others else ""
                yield Problem(place, message, self._advice(mistake, [known[n] for n in others]))
            elif others:
                message = f"the mistake {mistake.name} is also diagnosed as {', '.join(others)}"
                yield Problem(place, message, self._advice(mistake, [known[n] for n in others]))

    def _advice(self, mistake: Mistake, others: Sequence[Mistake]) -> str:
        """Where it differs from others that are named; or what keeps it from being named."""
        near = same_as(self.exercise, mistake) or others or [mistake]
        told = [first_difference(self.exercise, mistake, other) for other in near]
        return " ".join([*told, "Add a case on which they differ, or keep one of them."])

    def _needless(
        self, checks: Sequence[str], fails: Sequence[tuple[str, frozenset[str]]]
    ) -> Iterator[Problem]:
        """Each check is the only one that some mistake fails."""
        for name in checks:
            found = [(mistake, failed - {name}) for mistake, failed in fails if name in failed]
            if all(others for _, others in found):
                told = "; ".join(f"{m} fails {', '.join(sorted(o))} too" for m, o in found[:3])
                yield Problem(
                    shown(self.item.files.checks),
                    f"nothing needs {name}: "
                    + ("every mistake fails another check too" if found else "no mistake fails it"),
                    "Add the mistake that only this check finds, or take the check away."
                    + (
                        f" ({told}; `grader lint {self.item.id} --table` shows all.)"
                        if told
                        else ""
                    ),
                )


def judge_mistakes(grader: Grader, item: Item) -> list[Verdict]:
    """One verdict a mistake, in the order of the exercise's diagnosis."""
    submission = Submission(item, str(item.files.mistakes), b"pass")
    exercise = grader.exercise(item)
    subjects = exercise.diagnosis.subjects.values()
    for subject in subjects:  # each answers once what checks and diagnosis ask many times
        for table in exercise.tables.values():
            subject.answers(table)
    return run_sessions([LocalSession(submission, exercise, s) for s in subjects])


def _why(verdict: Verdict) -> str:
    messages = [verdict.message, *(c.message for c in verdict.checks if c.status != "passed")]
    message = next((m for m in messages if m), None)
    return f"({message})" if message else ""
