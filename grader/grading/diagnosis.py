"""Which known misconception a wrong candidate shows.

A mistake is named when it behaves as the candidate did everywhere: on every call that the checks
made, or, where an exercise's checks module defines `fingerprint(subject)` (for functions that draw
at random), by an equal fingerprint. No match: nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..kit import Case, Local, Outcome, Subject
from .trusted import Mistake

Fingerprint = Callable[[Subject], Any]


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

    def of(self, subject: Subject) -> list[Mistake]:
        """The mistakes that the subject, which has failed, shows."""
        if self.fingerprint is not None:
            seen = self.fingerprint(subject)
            return [m for m in self.mistakes if self._print(m) == seen]
        record = subject.record
        if all(o.is_like(self._outcome("", f, c)) for f, c, o in record):
            return []  # nothing that was seen differs from the reference
        # What differs from the reference decides soonest.
        return [
            m
            for m in self.mistakes
            if all(o.is_like(self._outcome(m.name, f, c)) for f, c, o in record)
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
