"""What a bank is made of: frozen data, no reading, no paths joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")
Library = Literal["numpy", "torch"]
LIBRARIES: tuple[Library, ...] = get_args(Library)
LEVELS = ("easy", "medium", "hard", "expert")

LEVEL_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {level: level for level in LEVELS},
    "zh": dict(zip(LEVELS, ("简单", "中等", "困难", "专家"), strict=True)),
}

# Section key -> its heading in each language. Order is the order on the page.
SECTIONS: Mapping[str, Mapping[Lang, str]] = {
    "question": {"en": "Question", "zh": "问题"},
    "answer": {"en": "Answer", "zh": "回答"},
    "key_points": {"en": "Key points", "zh": "要点"},
    "follow_ups": {"en": "Follow-ups", "zh": "追问"},
    "task": {"en": "Task", "zh": "任务"},
    "hints": {"en": "Hints", "zh": "提示"},
    "explanation": {"en": "Explanation", "zh": "讲解"},
}
QUESTION_SECTIONS = ("question", "answer", "key_points", "follow_ups")
EXERCISE_SECTIONS = ("task", "hints", "explanation")
# The first subheading of an answer: what one would say, before the derivation.
SAY_FIRST: Mapping[Lang, str] = {"en": "Say first", "zh": "先说结论"}
Demand = Literal["required", "optional"]
# The probes that every exercise has (grader/sandbox/probes.py).
PROVIDED_PROBES = ("one_after_another", "overwritten")
# What a page of an exercise says about the names in its code. Readers don't show these sections.
NOTES: Mapping[str, Mapping[Lang, str]] = {
    "checks": {"en": "Checks", "zh": "检查"},
    "mistakes": {"en": "Mistakes", "zh": "常见错误"},
}


class Problem(NamedTuple):
    """Something wrong with a bank, for its author: where, what, and what to do about it.

    `place` is `file` or `file:line`.
    """

    place: str
    message: str
    help: str = ""


class Title(NamedTuple):
    """A short text in both languages."""

    en: str
    zh: str

    def in_(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


class MistakeText(NamedTuple):
    """A mistake's title and explanation, in one language."""

    title: str
    explanation: str


class Notes(NamedTuple):
    """What a page says about its exercise's code: checks' titles and mistakes' notes, by name."""

    checks: Mapping[str, str] = MappingProxyType({})
    mistakes: Mapping[str, MistakeText] = MappingProxyType({})


class Page(NamedTuple):
    """One language's page of an item.

    `sections` maps a key of SECTIONS to Markdown; `lines` gives the line of the file on which
    each section's text starts. `say_first` is the part of the answer under its first subheading
    of that name, empty where there is none.
    """

    path: Path
    lang: Lang
    title: str
    sections: Mapping[str, str]
    lines: Mapping[str, int]
    notes: Notes = Notes()
    say_first: str = ""


@dataclass(frozen=True)
class ExerciseFacts:
    """The facts of a coding exercise, from the front matter."""

    functions: tuple[str, ...]
    needs: Library = "numpy"
    forbid: tuple[str, ...] = ()
    seconds: float = 10.0
    memory_mb: int = 1024


class ItemFiles(NamedTuple):
    """Every file that may belong to an item (whether it exists or not)."""

    page: Path
    page_zh: Path
    stub: Path
    reference: Path
    checks: Path
    mistakes: Path
    probes: Path
    evidence: Path


@dataclass(frozen=True)
class Item:
    """One entry of the bank: a question, and an exercise where it pairs with one.

    `checked` is the month (2026-11) in which claims that age were last held against their source.
    """

    id: str
    topic: str
    title: str
    level: str
    tags: tuple[str, ...]
    references: tuple[str, ...]
    related: tuple[str, ...]
    exercise: ExerciseFacts | None
    files: ItemFiles
    checked: str | None = None


class Topic(NamedTuple):
    """A chapter of the bank, with the ids of its pages in reading order.

    `about` says what the chapter is for, in a few sentences.
    """

    id: str
    title: Title
    pages: tuple[str, ...] = ()
    about: Title | None = None


class Rung(NamedTuple):
    """One step of the ladder: a title and its exercises' ids in order."""

    title: Title
    exercises: tuple[str, ...]


class Reference(NamedTuple):
    """A cited work of references.toml."""

    key: str
    authors: tuple[str, ...]
    year: int
    title: str
    venue: str
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None


class Term(NamedTuple):
    """A glossary entry; a word of `avoid` must not appear on a Chinese page."""

    en: str
    zh: str
    avoid: tuple[str, ...] = ()
    note: str = ""
