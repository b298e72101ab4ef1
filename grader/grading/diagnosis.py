"""Which known misconception a wrong candidate shows.

A mistake is named when it behaves as the candidate did on every call that the checks made. Where
none does, each failing check is looked at by itself: a mistake is named for it when it is the only
one that behaves as the candidate did on that check's calls and on those of all checks that passed
(a wrong formula without validation is two mistakes, each shown by another check). There, calls on
which the candidate raised for no good reason are left out, if they are few. For functions
that draw at random, an exercise's checks module defines `fingerprint(subject)`, and a mistake is
named by an equal fingerprint. No match: nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..kit import Case, Local, Outcome, Subject
from .trusted import Mistake

Fingerprint = Callable[[Subject], Any]
Record = Sequence[tuple[str, Case, Outcome]]


@dataclass(frozen=True)
class CheckRecord:
    """The calls that one check made of a subject, with what came of them."""

    passed: bool
    calls: Record


def _answered(calls: Record) -> Record:
    """Without stray exceptions (an empty list not thought of), if most calls remain."""
    kept = [(f, c, o) for f, c, o in calls if o.kind != "raised" or c.raises is not None]
    return kept if 2 * len(kept) > len(calls) else calls


class Diagnosis:
    """The mistakes of one exercise, ready to be compared with many candidates."""

    def __init__(
        self, mistakes: Sequence[Mistake], reference: Local, fingerprint: Fingerprint | None
    ) -> None:
        self.mistakes = mistakes
        self.reference = reference
        self.fingerprint = fingerprint
        self._subjects = {m.name: m.subject(reference) for m in mistakes}
        self._known: dict[tuple[str, int], tuple[Case, Outcome]] = {}
        self._prints: dict[str, Any] = {}

    def of(self, subject: Subject, checks: Sequence[CheckRecord] = ()) -> list[Mistake]:
        """The mistakes that the subject, which has failed, shows.

        Args:
            checks: for each check, whether it passed and what the subject's record says of it.
        """
        if self.fingerprint is not None:
            seen = self.fingerprint(subject)
            return [m for m in self.mistakes if self._print(m) == seen]
        everywhere = self._like(subject.record)
        if everywhere:
            return everywhere
        passed = [call for check in checks if check.passed for call in check.calls]
        found: dict[str, Mistake] = {}
        for check in checks:
            if not check.passed:
                alike = self._like(_answered(check.calls), passed)
                found |= {m.name: m for m in alike if len(alike) == 1}
        return list(found.values())

    def _like(self, record: Record, passed: Record = ()) -> list[Mistake]:
        """Mistakes that behave as recorded, if anything that is recorded is wrong at all."""
        if all(o.is_like(self._outcome("", f, c)) for f, c, o in record):
            return []
        return [
            m
            for m in self.mistakes
            if all(o.is_like(self._outcome(m.name, f, c)) for f, c, o in (*record, *passed))
        ]

    def _print(self, mistake: Mistake) -> Any:
        assert self.fingerprint is not None
        if mistake.name not in self._prints:
            self._prints[mistake.name] = self.fingerprint(mistake.subject(self.reference))
        return self._prints[mistake.name]

    def _outcome(self, name: str, function: str, case: Case) -> Outcome:
        # The case is kept with its outcome: an id belongs to it only while it lives.
        key = (f"{name}.{function}", id(case))
        if key not in self._known:
            subject = self._subjects.get(name, self.reference)
            outcome = subject.outcomes(function, [case], record=False)[0]
            self._known[key] = (case, outcome)
        return self._known[key][1]
