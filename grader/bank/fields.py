"""The fields of a bank's TOML files. Those of a page's front matter stand in `facts`."""

from __future__ import annotations

from typing import get_args

from grader.bank.model import LANGS, Demand
from grader.bank.paths import ID, ID_RULE
from grader.bank.shape import Field, is_count, is_table, is_text, list_of, matches, one_of

_is_id = matches(ID.pattern)
_ids = Field(list_of(_is_id), f"a list of different ids ({ID_RULE})", required=True)


def _holds_title(value: object) -> bool:
    if not isinstance(value, dict):
        return is_text(value)
    return {"en"} <= set(value) <= set(LANGS) and all(map(is_text, value.values()))


_is_title = Field(_holds_title, 'a text, or a table { en = "...", zh = "..." }', required=True)
_is_about = Field(_is_title.holds, _is_title.rule)
_tables = Field(lambda v: isinstance(v, list) and all(map(is_table, v)), "[[...]] tables")
_text = Field(is_text, "a text of one line", required=True)

_demand = Field(one_of(*get_args(Demand)), " or ".join(get_args(Demand)))

BANK_FIELDS = {
    "id": Field(_is_id, ID_RULE, required=True),
    "title": _is_title,
    "languages": Field(
        lambda v: list_of(one_of(*LANGS))(v) and v[:1] == ["en"],  # type: ignore[index]
        '["en"] or ["en", "zh"]',
    ),
    "say_first": _demand,
    "evidence": _demand,
    "planned": Field(_ids.holds, _ids.rule),
    "topics": Field(_tables.holds, "[[topics]] tables", required=True),
    "ladder": Field(_tables.holds, "[[ladder]] tables"),
    "prerequisites": Field(
        lambda v: isinstance(v, dict) and all(map(_ids.holds, v.values())),
        "a table of exercise ids, each with a list of the ids to do before it",
    ),
}
TOPIC_FIELDS = {
    "id": Field(_is_id, ID_RULE, required=True),
    "title": _is_title,
    "about": _is_about,
    "pages": _ids,
}
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
