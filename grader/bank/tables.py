"""The bank's TOML files: bank.toml, references.toml and glossary.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.bank.model import LANGS, Lang, Problem, Reference, Rung, Term, Title, Topic
from grader.bank.paths import ID, ID_RULE, bank_toml, glossary_toml, references_toml, shown
from grader.bank.problems import problem_of, raise_first
from grader.bank.shape import Field, faults, is_count, is_table, is_text, list_of, matches, one_of
from grader.bank.source import read_text
from grader.errors import BankError

_is_id = matches(ID.pattern)
_ids = Field(list_of(_is_id), f"a list of different ids ({ID_RULE})", required=True)


def _holds_title(value: object) -> bool:
    if not isinstance(value, dict):
        return is_text(value)
    return {"en"} <= set(value) <= set(LANGS) and all(map(is_text, value.values()))


_is_title = Field(_holds_title, 'a text, or a table { en = "...", zh = "..." }', required=True)
_tables = Field(lambda v: isinstance(v, list) and all(map(is_table, v)), "[[...]] tables")
_text = Field(is_text, "a text of one line", required=True)

BANK_FIELDS = {
    "title": _is_title,
    "languages": Field(
        lambda v: list_of(one_of(*LANGS))(v) and v[:1] == ["en"],  # type: ignore[index]
        '["en"] or ["en", "zh"]',
    ),
    "planned": Field(_ids.holds, _ids.rule),
    "topics": Field(_tables.holds, "[[topics]] tables", required=True),
    "ladder": Field(_tables.holds, "[[ladder]] tables"),
}
TOPIC_FIELDS = {"id": Field(_is_id, ID_RULE, required=True), "title": _is_title, "pages": _ids}
RUNG_FIELDS = {"title": _is_title, "exercises": _ids}
REFERENCE_FIELDS = {
    "authors": Field(list_of(is_text, least=1), "a list of names", required=True),
    "year": Field(is_count, "a year", required=True),
    "title": _text,
    "venue": _text,
    "arxiv": Field(matches(r"\d{4}\.\d{4,5}|[a-z.-]+/\d{7}"), "an arXiv number such as 1506.02626"),
    "doi": Field(matches(r"10\.\d{4,}/\S+"), "a DOI such as 10.1109/72.248452"),
    "url": Field(matches(r"https?://\S+"), "an address that begins with http:// or https://"),
}
TERM_FIELDS = {
    "en": _text,
    "zh": _text,
    "avoid": Field(list_of(is_text), "a list of different words"),
    "note": Field(is_text, "a text of one line"),
}
GLOSSARY_FIELDS = {"terms": _tables}


@dataclass(frozen=True)
class Toml:
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
        raise BankError(f"no TOML: {error}", place=place, help="Correct the line.") from None


@dataclass(frozen=True)
class Catalogue:
    """What bank.toml says."""

    title: Title
    languages: tuple[Lang, ...]
    topics: tuple[Topic, ...]
    ladder: tuple[Rung, ...]
    planned: tuple[str, ...]


def read_catalogue(path: Path) -> Catalogue:
    """Read bank.toml; BankError with the first fault, an id named twice among them."""
    toml = read_toml(path)
    raise_first(_catalogue_problems(toml))
    data = toml.data
    return Catalogue(
        _title(data["title"]),
        tuple(data.get("languages", ("en",))),
        tuple(Topic(t["id"], _title(t["title"]), tuple(t["pages"])) for t in data["topics"]),
        tuple(Rung(_title(t["title"]), tuple(t["exercises"])) for t in data.get("ladder", ())),
        tuple(data.get("planned", ())),
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
    if not wrong:  # only then do all tables have their ids
        yield from _twice(toml, [table["id"] for table in topics], "topic")
        yield from _twice(toml, [id for table in topics for id in table["pages"]], "page")
        steps = [id for table in ladder for id in table["exercises"]]
        yield from _twice(toml, steps, "exercise on the ladder")


def _twice(toml: Toml, ids: list[str], kind: str) -> Iterator[Problem]:
    for i, id in enumerate(ids):
        if id in ids[:i]:
            place = toml.place(f'"{id}"')
            yield Problem(place, f"the {kind} {id!r} is named twice", "Keep one of the two.")


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
