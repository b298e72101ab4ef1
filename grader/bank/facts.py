"""The facts in a page's front matter: their tables of fields, and their reading into data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.bank.model import LEVELS, LIBRARIES, ExerciseFacts, Item, ItemFiles, Lang, Problem
from grader.bank.paths import ID, ID_RULE
from grader.bank.problems import raise_first
from grader.bank.shape import (
    Fault,
    Field,
    faults,
    is_count,
    is_number,
    is_table,
    is_text,
    list_of,
    matches,
    one_of,
)
from grader.bank.source import Source

_DOTTED = r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*"
_is_id = matches(ID.pattern)

PAGE_FIELDS = {
    "title": Field(is_text, "a text of one line", required=True),
    "level": Field(one_of(*LEVELS), f"one of {', '.join(LEVELS)}", required=True),
    "tags": Field(
        list_of(matches(r"[a-z0-9]+(-[a-z0-9]+)*"), least=1),
        "a list of different tags, each lower-case words joined by hyphens",
        required=True,
    ),
    "references": Field(
        list_of(matches(r"[A-Z][A-Z0-9]*")), "a list of different keys of references.toml"
    ),
    "related": Field(list_of(_is_id), f"a list of different ids ({ID_RULE})"),
    "checked": Field(matches(r"20\d\d-(0[1-9]|1[0-2])"), "a month such as 2026-11"),
    "exercise": Field(is_table, "a table with the key functions"),
}
EXERCISE_FIELDS = {
    "functions": Field(
        list_of(matches(r"[A-Za-z_]\w*"), least=1),
        "a list of different Python names",
        required=True,
    ),
    "needs": Field(one_of(*LIBRARIES), f"one of {', '.join(LIBRARIES)}"),
    "forbid": Field(list_of(matches(_DOTTED)), "a list of different dotted Python names"),
    "seconds": Field(is_number, "a positive number of seconds"),
    "memory_mb": Field(is_count, "a positive whole number of megabytes"),
}
# Facts stand once, in the English page.
TRANSLATION_FIELDS = {"title": PAGE_FIELDS["title"]}


def fact_problems(source: Source, lang: Lang) -> Iterator[Problem]:
    """Every fault of a page's front matter, each with its line."""
    for fault in _faults(source, lang):
        yield Problem(source.place(fault.key), fault.message, fault.help)


def _faults(source: Source, lang: Lang) -> Iterator[Fault]:
    yield from faults(source.facts, PAGE_FIELDS if lang == "en" else TRANSLATION_FIELDS)
    exercise = source.facts.get("exercise")
    if lang == "en" and isinstance(exercise, dict):
        yield from faults(exercise, EXERCISE_FIELDS, at="exercise")


def title_of(source: Source, lang: Lang) -> str:
    """The page's title; BankError with the first fault of the front matter."""
    raise_first(fact_problems(source, lang))
    return str(source.facts["title"]).strip()


def item_of(source: Source, id: str, topic: str, files: ItemFiles) -> Item:
    """The item that an English page describes; BankError with the first fault."""
    raise_first(fact_problems(source, "en"))
    facts: Any = source.facts
    exercise: Any = facts.get("exercise")
    return Item(
        id=id,
        topic=topic,
        title=facts["title"].strip(),
        level=facts["level"],
        tags=tuple(facts["tags"]),
        references=tuple(facts.get("references", ())),
        related=tuple(facts.get("related", ())),
        exercise=_exercise(exercise) if exercise is not None else None,
        files=files,
        checked=facts.get("checked"),
    )


def _exercise(facts: dict[str, Any]) -> ExerciseFacts:
    kinds: dict[str, Any] = {"functions": tuple, "forbid": tuple, "seconds": float}
    typed: dict[str, Any] = {key: kinds.get(key, _same)(value) for key, value in facts.items()}
    return ExerciseFacts(**typed)


def _same(value: object) -> object:
    return value
