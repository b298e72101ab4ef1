"""A bank that is read once, for readers that ask for the same pages again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Self

from grader.bank.load import Bank
from grader.bank.model import Item, Lang, Page, Reference


@dataclass(frozen=True)
class KeptBank(Bank):
    """A bank that keeps what it has read: a search at each keystroke reads no file."""

    @classmethod
    def of(cls, bank: Bank) -> Self:
        return cls(**{field.name: getattr(bank, field.name) for field in fields(bank)})

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(super().items())

    @cached_property
    def _pages(self) -> dict[tuple[str, Lang], Page]:
        return {}

    @cached_property
    def _titles(self) -> dict[tuple[str, Lang], str]:
        return {}

    @cached_property
    def _references(self) -> dict[str, Reference]:
        return super().references()

    def references(self) -> dict[str, Reference]:
        return self._references

    def items(self) -> Iterator[Item]:
        return iter(self._items)

    def page(self, item: Item, lang: Lang) -> Page:
        key = item.id, lang
        if key not in self._pages:
            self._pages[key] = super().page(item, lang)
        return self._pages[key]

    def title_of(self, item: Item, lang: Lang) -> str:
        key = item.id, lang
        if key not in self._titles:
            self._titles[key] = super().title_of(item, lang)
        return self._titles[key]
