"""An exercise's words in one language: English stands in the code, Chinese on the page."""

from __future__ import annotations

import inspect
from functools import cached_property
from typing import Literal

from ..bank import Bank, Item, Page
from ..kit import Local
from .trusted import Mistake
from .verdict import MistakeFound


class Words:
    """Looks words up when they are needed: a passing English check reads no page."""

    def __init__(self, bank: Bank, item: Item, lang: str) -> None:
        self.lang: Literal["en", "zh"] = "zh" if lang == "zh" else "en"
        self._bank = bank
        self._item = item

    @cached_property
    def _page(self) -> Page:
        return self._bank.page(self._item, self.lang)

    @property
    def title(self) -> str:
        return self._item.title if self.lang == "en" else self._page.title

    def check(self, name: str, english: str) -> str:
        return english if self.lang == "en" else self._page.check_titles.get(name, english)

    def mistake(self, mistake: Mistake) -> MistakeFound:
        if self.lang == "zh" and mistake.name in self._page.mistake_notes:
            note = self._page.mistake_notes[mistake.name]
            return MistakeFound(mistake.name, note.title, note.explanation)
        return MistakeFound(mistake.name, mistake.title, mistake.explanation)

    def parameters(self, reference: Local) -> list[str]:
        """Names of the first function's parameters, for inputs that killed a worker."""
        function = next(iter(reference.functions.values()))
        return list(inspect.signature(function).parameters)
