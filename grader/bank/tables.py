"""The bank's TOML files: bank.toml, references.toml and glossary.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.bank.model import LANGS, Lang, Reference, Rung, Term, Title, Topic
from grader.bank.paths import ID, ID_RULE, shown
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

    def check(self, data: Mapping[str, object], fields: Mapping[str, Field], near: str) -> None:
        """BankError with the first fault of one table; `near` is a text that stands in it."""
        for fault in faults(data, fields):
            needle = f"{fault.key} =" if data is self.data and fault.key else near
            raise BankError(fault.message, place=self.place(needle), help=fault.help)


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
    toml.check(toml.data, BANK_FIELDS, "")
    topics = toml.data["topics"]
    ladder = toml.data.get("ladder", [])
    for table in topics:
        toml.check(table, TOPIC_FIELDS, f'"{table.get("id", "[[topics]]")}"')
    for table in ladder:
        toml.check(table, RUNG_FIELDS, "[[ladder]]")
    _unique(toml, [table["id"] for table in topics], "topic")
    _unique(toml, [id for table in topics for id in table["pages"]], "page")
    _unique(toml, [id for table in ladder for id in table["exercises"]], "exercise on the ladder")
    return Catalogue(
        _title(toml.data["title"]),
        tuple(toml.data.get("languages", ("en",))),
        tuple(Topic(t["id"], _title(t["title"]), tuple(t["pages"])) for t in topics),
        tuple(Rung(_title(t["title"]), tuple(t["exercises"])) for t in ladder),
        tuple(toml.data.get("planned", ())),
    )


def _title(value: str | dict[str, str]) -> Title:
    if isinstance(value, str):
        return Title(value, value)
    return Title(value["en"], value.get("zh", value["en"]))


def _unique(toml: Toml, ids: list[str], kind: str) -> None:
    for i, id in enumerate(ids):
        if id in ids[:i]:
            message = f"the {kind} {id!r} is named twice"
            raise BankError(message, place=toml.place(f'"{id}"'), help="Keep one of the two.")


def read_references(path: Path) -> dict[str, Reference]:
    """Read references.toml, one table a key; no file is no references."""
    if not path.exists():
        return {}
    toml = read_toml(path)
    found = {}
    for key, table in toml.data.items():
        if not isinstance(table, dict):
            message = f"{key} is no table of authors, year, title, venue"
            raise BankError(message, place=toml.place(key), help=f"Write [{key}] above its fields.")
        toml.check(table, REFERENCE_FIELDS, f"[{key}]")
        authors = tuple(table["authors"])
        found[key] = Reference(key=key, **{**table, "authors": authors})
    return found


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Read glossary.toml; no file is no terms."""
    if not path.exists():
        return ()
    toml = read_toml(path)
    toml.check(toml.data, GLOSSARY_FIELDS, "")
    terms = toml.data.get("terms", [])
    for table in terms:
        toml.check(table, TERM_FIELDS, f'"{table.get("en", "[[terms]]")}"')
    return tuple(Term(**{**table, "avoid": tuple(table.get("avoid", ()))}) for table in terms)
