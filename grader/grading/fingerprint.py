"""Likeness by observations, for functions whose answers differ from run to run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..kit import Local, Subject
from ..kit.functions import Functions
from .trusted import Mistake

Observe = Callable[[Functions], Any]


class Fingerprints:
    """What the reference and the mistakes give for each name of a FINGERPRINT, made once."""

    def __init__(
        self, table: Mapping[str, Observe], mistakes: Sequence[Mistake], reference: Local
    ) -> None:
        self.table = table
        self.mistakes = mistakes
        self._reference = reference
        self._kept: dict[tuple[str, str], Any] = {}

    def of(self, mistake: Mistake | None, name: str) -> Any:
        """Of a mistake, or of the reference."""
        key = (mistake.name if mistake else "", name)
        if key not in self._kept:
            subject = mistake.subject(self._reference) if mistake else self._reference
            self._kept[key] = self.observe(name, subject)
        return self._kept[key]

    def observe(self, name: str, subject: Subject) -> Any:
        return self.table[name](Functions(subject, self._reference.names))


class Prints:
    """A candidate's observations, made when they are first asked for."""

    def __init__(self, known: Fingerprints, subject: Subject) -> None:
        self._known = known
        self._subject = subject
        self._seen: dict[str, Any] = {}

    def named(self) -> list[Mistake]:
        """The only mistake with the first observation that is wrong, and so on with what it
        doesn't explain. Where none has it, what follows may be hidden by an unknown fault."""
        named: list[Mistake] = []
        names = list(self._known.table)
        for name in names:
            if self._right(name) or any(self._has(m, name) for m in named):
                continue
            before = [n for n in names[: names.index(name)] if self._right(n)]
            alike = [
                m
                for m in self._known.mistakes
                if self._has(m, name) and all(self._has(m, n) for n in before)
            ]
            if len(alike) != 1:
                break
            named += alike
        return named

    def allow(self, mistake: Mistake) -> bool:
        """Whether a mistake gives nothing wrong that the candidate doesn't."""
        known = self._known
        return all(
            self._has(mistake, name) or known.of(mistake, name) == known.of(None, name)
            for name in known.table
        )

    def _of(self, name: str) -> Any:
        if name not in self._seen:
            self._seen[name] = self._known.observe(name, self._subject)
        return self._seen[name]

    def _right(self, name: str) -> bool:
        return bool(self._of(name) == self._known.of(None, name))

    def _has(self, mistake: Mistake, name: str) -> bool:
        return bool(self._of(name) == self._known.of(mistake, name))
