"""The bank's TOML files: bank.toml, references.toml and glossary.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from grader.bank.fields import (
    BANK_FIELDS,
    GLOSSARY_FIELDS,
    REFERENCE_FIELDS,
    RUNG_FIELDS,
    TERM_FIELDS,
    TOPIC_FIELDS,
)
from grader.bank.model import Demand, Lang, Problem, Reference, Rung, Term, Title, Topic
from grader.bank.paths import bank_toml, glossary_toml, references_toml, shown
from grader.bank.problems import problem_of, raise_first
from grader.bank.shape import Field, faults
from grader.bank.source import read_text
from grader.errors import BankError
from grader.language import said


class Toml(NamedTuple):
    """A parsed TOML file with its text, to find lines in."""

    path: Path
    text: str
    data: Mapping[str, Any]

    def place(self, needle: str) -> str:
        """`file:line` of the first line that isn't a comment and holds the needle."""
        for number, line in enumerate(self.text.split("\n"), 1):
            if needle in line and not line.lstrip().startswith("#"):
                return shown(self.path, number)
        return shown(self.path)

    def problems(
        self, data: Mapping[str, object], fields: Mapping[str, Field], near: str
    ) -> Iterator[Problem]:
        """Every fault of one table; `near` is a text that stands in it."""
        for fault in faults(data, fields):
            needle = f"{fault.key} =" if data is self.data and fault.key else near
            yield Problem(self.place(needle), fault.message, fault.help)


def read_toml(path: Path) -> Toml:
    """BankError (file:line) if the file is absent or no TOML."""
    import tomllib

    text = read_text(path)
    try:
        return Toml(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = shown(path, int(line[1]) if line else text.count("\n") + 1)
        message = said("no TOML: {why}", why=error)
        raise BankError(message, place=place, help=said("Correct the line.")) from None


class Catalogue(NamedTuple):
    """What bank.toml says."""

    id: str
    title: Title
    languages: tuple[Lang, ...]
    topics: tuple[Topic, ...]
    ladder: tuple[Rung, ...]
    prerequisites: Mapping[str, tuple[str, ...]]
    planned: tuple[str, ...]
    say_first: Demand
    evidence: Demand


def read_catalogue(path: Path) -> Catalogue:
    """Read bank.toml; BankError with the first fault, an id named twice among them."""
    toml = read_toml(path)
    raise_first(_catalogue_problems(toml))
    data = toml.data
    return Catalogue(
        data["id"],
        _title(data["title"]),
        tuple(data.get("languages", ("en",))),
        tuple(map(_topic, data["topics"])),
        tuple(Rung(_title(t["title"]), tuple(t["exercises"])) for t in data.get("ladder", ())),
        {id: tuple(before) for id, before in data.get("prerequisites", {}).items()},
        tuple(data.get("planned", ())),
        data.get("say_first", "required"),
        data.get("evidence", "required"),
    )


def _catalogue_problems(toml: Toml) -> Iterator[Problem]:
    wrong = list(toml.problems(toml.data, BANK_FIELDS, ""))
    topics, ladder = toml.data.get("topics", []), toml.data.get("ladder", [])
    if not wrong:
        for table in topics:
            wrong += toml.problems(table, TOPIC_FIELDS, f'"{table.get("id", "[[topics]]")}"')
        for table in ladder:
            wrong += toml.problems(table, RUNG_FIELDS, "[[ladder]]")
    yield from wrong
    if not wrong:  # only then do all tables have their titles and ids
        yield from _untranslated(toml, [toml.data, *topics, *ladder])
        yield from _twice(toml, [table["id"] for table in topics], "topic")
        yield from _twice(toml, [id for table in topics for id in table["pages"]], "page")
        steps = [id for table in ladder for id in table["exercises"]]
        yield from _twice(toml, steps, "exercise on the ladder")
        yield from _out_of_order(toml, steps)


def _untranslated(toml: Toml, tables: list[Mapping[str, Any]]) -> Iterator[Problem]:
    tables = tables if "zh" in toml.data.get("languages", ()) else []
    for key, text in ((key, t[key]) for t in tables for key in ("title", "about") if key in t):
        if isinstance(text, str) or "zh" not in text:
            text = text if isinstance(text, str) else text["en"]
            help = 'Write { en = "...", zh = "..." }, or take zh out of `languages`.'
            yield Problem(toml.place(f'"{text}"'), f"the {key} {text!r} has no Chinese", help)


def _twice(toml: Toml, ids: list[str], kind: str) -> Iterator[Problem]:
    for i, id in enumerate(ids):
        if id in ids[:i]:
            place = toml.place(f'"{id}"')
            yield Problem(place, f"the {kind} {id!r} is named twice", "Keep one of the two.")


def _out_of_order(toml: Toml, steps: list[str]) -> Iterator[Problem]:
    """A prerequisite comes before its exercise on the ladder."""
    for id, before in toml.data.get("prerequisites", {}).items():
        for other in before:
            if {id, other} <= set(steps) and steps.index(other) >= steps.index(id):
                message = f"{other!r} is a prerequisite of {id!r} but not before it on the ladder"
                yield Problem(toml.place(f"{id} ="), message, "Change the order of the ladder.")


def _topic(table: Mapping[str, Any]) -> Topic:
    about = _title(table["about"]) if "about" in table else None
    return Topic(table["id"], _title(table["title"]), tuple(table["pages"]), about)


def _title(value: str | dict[str, str]) -> Title:
    if isinstance(value, str):
        return Title(value, value)
    return Title(value["en"], value.get("zh", value["en"]))


def read_references(path: Path) -> dict[str, Reference]:
    """Read references.toml, one table a key; no file is no references."""
    if not path.exists():
        return {}
    toml = read_toml(path)
    raise_first(_reference_problems(toml))
    return {
        key: Reference(key=key, **{**table, "authors": tuple(table["authors"])})
        for key, table in toml.data.items()
    }


def _reference_problems(toml: Toml) -> Iterator[Problem]:
    for key, table in toml.data.items():
        if isinstance(table, dict):
            yield from toml.problems(table, REFERENCE_FIELDS, f"[{key}]")
        else:
            message = f"{key} is no table of authors, year, title, venue"
            yield Problem(toml.place(key), message, f"Write [{key}] above its fields.")


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Read glossary.toml; no file is no terms."""
    if not path.exists():
        return ()
    toml = read_toml(path)
    raise_first(_glossary_problems(toml))
    terms = toml.data.get("terms", ())
    return tuple(Term(**{**table, "avoid": tuple(table.get("avoid", ()))}) for table in terms)


def _glossary_problems(toml: Toml) -> Iterator[Problem]:
    wrong = list(toml.problems(toml.data, GLOSSARY_FIELDS, ""))
    yield from wrong
    for table in [] if wrong else toml.data.get("terms", []):
        yield from toml.problems(table, TERM_FIELDS, f'"{table.get("en", "[[terms]]")}"')


_PROBLEMS = {
    bank_toml: _catalogue_problems,
    references_toml: _reference_problems,
    glossary_toml: _glossary_problems,
}


def table_problems(root: Path) -> Iterator[Problem]:
    """Every fault of a bank's TOML files; an absent one has none, bank.toml aside."""
    for place, problems in _PROBLEMS.items():
        path = place(root)
        if not path.exists() and place is not bank_toml:
            continue
        try:
            yield from problems(read_toml(path))
        except BankError as error:
            yield problem_of(error)
