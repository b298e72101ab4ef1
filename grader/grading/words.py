"""A bank's words about exercises, checks and mistakes, looked up by name for a report."""

from __future__ import annotations

from functools import cache

from ..bank import Bank
from ..bank.model import Lang, MistakeText, Notes
from ..errors import GraderError


class Words:
    """What a bank's pages call things, in either language; a name that they lack stays as it is.

    A page is read when a word of it is needed, once.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._notes = cache(self._read)

    def title(self, exercise: str, lang: Lang) -> str:
        """An exercise's title."""
        try:
            return self._bank.title_of(self._bank.item(exercise), lang)
        except GraderError:
            return exercise

    def check(self, exercise: str, name: str, lang: Lang) -> str:
        """A check's title."""
        return self._notes(exercise, lang).checks.get(name, name)

    def mistake(self, exercise: str, name: str, lang: Lang) -> tuple[str, str]:
        """A mistake's title and its explanation, which may be empty."""
        note = self._notes(exercise, lang).mistakes.get(name, MistakeText(name, ""))
        return note.title, note.explanation

    def after(self, exercise: str) -> str | None:
        """The next exercise on the ladder."""
        ladder = [id for rung in self._bank.ladder for id in rung.exercises]
        following = ladder[ladder.index(exercise) + 1 :] if exercise in ladder else []
        return next(iter(following), None)

    def _read(self, exercise: str, lang: Lang) -> Notes:
        try:
            return self._bank.notes(self._bank.item(exercise), lang)
        except GraderError:
            return Notes()
