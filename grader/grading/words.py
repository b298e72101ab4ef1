"""What an exercise's page says, in one language, about its checks and mistakes."""

from __future__ import annotations

import inspect
from functools import cached_property

from ..bank import Bank, Item
from ..bank.model import Lang, Note, Notes
from ..kit import Local
from .trusted import Mistake
from .verdict import MistakeFound


class Words:
    """Looks words up when they are needed. A name that the page lacks stands for itself."""

    def __init__(self, bank: Bank, item: Item, lang: str) -> None:
        self.lang: Lang = "zh" if lang == "zh" else "en"
        self._bank = bank
        self._item = item

    @cached_property
    def _notes(self) -> Notes:
        return self._bank.notes(self._item, self.lang)

    @cached_property
    def title(self) -> str:
        return self._bank.title_of(self._item, self.lang)

    def check(self, name: str) -> str:
        return self._notes.checks.get(name, name)

    def mistake(self, mistake: Mistake) -> MistakeFound:
        note = self._notes.mistakes.get(mistake.name, Note(mistake.name, ""))
        return MistakeFound(mistake.name, note.title, note.explanation)

    def parameters(self, reference: Local) -> list[str]:
        """Names of the first function's parameters, for inputs that killed a worker."""
        function = next(iter(reference.functions.values()))
        return list(inspect.signature(function).parameters)
