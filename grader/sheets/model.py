"""What a sheet is made of: frozen data that the templates read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from grader.bank.model import LANGS, Item, Lang, Page

Mode = Literal["qa", "questions", "key", "cards", "cheat", "mock"]
Paper = Literal["a4", "letter"]
LONGEST_WITHOUT_COVER = 40  # questions
MODES: tuple[Mode, ...] = get_args(Mode)
PAPERS: tuple[Paper, ...] = get_args(Paper)
# What `--lang` may be -> the languages of the sheet, the first of which sets the fixed words.
LANGUAGES: dict[str, tuple[Lang, ...]] = {"en": ("en",), "zh": ("zh",), "both": LANGS}


@dataclass(frozen=True)
class Citation:
    """A cited work: `label` is how an entry names it ("Han et al. 2015"), `url` where it is."""

    key: str
    label: str
    authors: str
    year: int | None
    title: str
    venue: str
    url: str | None


@dataclass(frozen=True)
class SheetItem:
    """One item on a sheet, numbered from 1, with a page for each of the sheet's languages."""

    number: int
    item: Item
    pages: tuple[Page, ...]
    works: tuple[Citation, ...]

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(page.title for page in self.pages)


@dataclass(frozen=True)
class Group:
    """The entries of one topic, in order; `titles` is the topic's title in each language."""

    topic: str
    titles: tuple[str, ...]
    entries: tuple[SheetItem, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything that a template prints.

    `titles` is the bank's title in each language, `chosen` says in words what was selected,
    one sentence a language, and is empty if it is the whole bank. With `tasks` the exercises'
    tasks are printed below their questions.
    """

    mode: Mode
    paper: Paper
    langs: tuple[Lang, ...]
    titles: tuple[str, ...]
    chosen: tuple[str, ...]
    groups: tuple[Group, ...]
    works: tuple[Citation, ...]
    version: str
    tasks: bool = False

    @property
    def is_book(self) -> bool:
        """Whether it is so long that it has a cover, and topics begin on a new page."""
        return len(self.entries) > LONGEST_WITHOUT_COVER

    @property
    def entries(self) -> tuple[SheetItem, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)
