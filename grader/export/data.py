"""The bank as JSON, described by bank.schema.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from grader.bank.model import Item, Page, Title
from grader.bank.source import read_text
from grader.export.content import LISTS, ItemPages, images

if TYPE_CHECKING:
    from grader.bank import Bank

SCHEMA = "grader.bank/1"


def to_json(bank: Bank, entries: Sequence[ItemPages]) -> str:
    """One object with the items, their topics and the works that they cite, in reading order.

    Texts are the bank's Markdown with LaTeX between dollars; an image's source is a key of its
    page's `images`. An exercise carries its stub; references and checks are no part of it.
    """
    used = {entry.item.topic for entry in entries}
    data = {
        "schema": SCHEMA,
        "title": _title(bank.title),
        "languages": [page.lang for page in entries[0].pages] if entries else [],
        "topics": [{"id": t.id, "title": _title(t.title)} for t in bank.topics if t.id in used],
        "items": [_item(entry) for entry in entries],
        "references": _references(bank, entries),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _title(title: Title) -> dict[str, str]:
    return {"en": title.en, "zh": title.zh}


def _item(entry: ItemPages) -> dict[str, Any]:
    item = entry.item
    return {
        "id": item.id,
        "topic": item.topic,
        "level": item.level,
        "tags": list(item.tags),
        "references": list(item.references),
        "related": list(item.related),
        "exercise": _exercise(item),
        "pages": {page.lang: _page(page) for page in entry.pages},
    }


def _exercise(item: Item) -> dict[str, Any] | None:
    if item.exercise is None:
        return None
    facts = asdict(item.exercise)
    lists = {name: list(facts[name]) for name in ("functions", "forbid")}
    return facts | lists | {"stub": read_text(item.files.stub)}


def _page(page: Page) -> dict[str, Any]:
    from grader.prose import list_items

    parts: dict[str, Any] = {"title": page.title}
    for key, text in page.sections.items():
        parts[key] = list_items(text) if key in LISTS else text.strip()
    parts["images"] = {
        source: url for key in page.sections for source, url in images(page, key).items()
    }
    return parts


def _references(bank: Bank, entries: Sequence[ItemPages]) -> dict[str, Any]:
    cited = {key for entry in entries for key in entry.item.references}
    works = {key: work._asdict() for key, work in bank.references().items() if key in cited}
    return {
        key: {name: value for name, value in work.items() if value is not None and name != "key"}
        for key, work in works.items()
    }
