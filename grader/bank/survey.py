"""A whole bank read as far as it can be: what the linter's rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from grader.bank import paths
from grader.bank.facts import item_of
from grader.bank.load import Bank
from grader.bank.model import (
    NOTES,
    SECTIONS,
    ExerciseFacts,
    Item,
    ItemFiles,
    Lang,
    Problem,
    Reference,
    Term,
)
from grader.bank.pages import page_problems
from grader.bank.problems import problem_of
from grader.bank.sections import Section, split
from grader.bank.source import Source, read_source
from grader.bank.tables import table_problems
from grader.errors import BankError


@dataclass(frozen=True)
class SurveyedItem:
    """One id that a topic names. `item` is None where its facts are missing or wrong.

    `problems` are those met while reading; `sources` has the pages that could be split.
    """

    id: str
    topic: str
    files: ItemFiles
    item: Item | None
    sources: Mapping[Lang, Source]
    problems: tuple[Problem, ...]

    @property
    def exercise(self) -> ExerciseFacts | None:
        return self.item.exercise if self.item else None

    @cached_property
    def sections(self) -> dict[Lang, dict[str, Section]]:
        """Language -> section key (or a heading that has none) -> section."""
        found: dict[Lang, dict[str, Section]] = {}
        for lang, source in self.sources.items():
            keys = {names[lang]: key for key, names in {**SECTIONS, **NOTES}.items()}
            parts = split(source.body, source.body_line)
            found[lang] = {keys.get(part.heading, part.heading): part for part in parts}
        return found

    def page(self, lang: Lang) -> Path:
        return self.files.page_zh if lang == "zh" else self.files.page


@dataclass(frozen=True)
class Survey:
    """The bank, every file under its folders, and every entry in reading order."""

    bank: Bank
    files: tuple[Path, ...]
    entries: tuple[SurveyedItem, ...]
    references: Mapping[str, Reference]
    terms: tuple[Term, ...]
    problems: tuple[Problem, ...]


def survey(bank: Bank) -> Survey:
    """Read everything; what can't be read becomes a problem."""
    problems = tuple(table_problems(bank.root))
    try:
        references, terms = bank.references(), bank.glossary()
    except BankError:  # told by table_problems
        references, terms = {}, ()
    entries = tuple(_entry(bank, id, topic) for id, topic in bank.topic_of.items())
    files = tuple(paths.bank_files(bank.root))
    return Survey(bank, files, entries, references, terms, problems)


def _entry(bank: Bank, id: str, topic: str) -> SurveyedItem:
    files = paths.item_files(bank.root, topic, id)
    item: Item | None = None
    sources: dict[Lang, Source] = {}
    problems: list[Problem] = []
    for lang in bank.languages:
        try:
            source = read_source(files.page_zh if lang == "zh" else files.page)
        except BankError as error:
            problems.append(problem_of(error))
            continue
        sources[lang] = source
        with suppress(BankError):  # page_problems says it, and every other fault with it
            item = item_of(source, id, topic, files) if lang == "en" else item
        exercise = "exercise" in (sources["en"].facts if "en" in sources else {})
        problems += page_problems(source, lang, exercise=exercise)
    return SurveyedItem(id, topic, files, item, sources, tuple(problems))
