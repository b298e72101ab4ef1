"""The bank as CSV that spreadsheets open rightly: UTF-8 with a mark, CRLF, no cell a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from grader.bank.model import SECTIONS, Page
from grader.export.content import LISTS, ItemPages

if TYPE_CHECKING:
    from grader.bank import Bank

COLUMNS = ("id", "lang", "topic", "level", "tags", "exercise", "references", "title", *SECTIONS)
# A cell that begins so is run by a spreadsheet, in East Asian ones also with the wide signs.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def to_csv(bank: Bank, entries: Sequence[ItemPages]) -> bytes:
    """One row for each item and language under a row of COLUMNS.

    Texts are Markdown, lists have one item a line after a bullet. A text that would be a formula
    gets an apostrophe in front. `topic` is the topic's title; `exercise` lists its functions.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        for page in entry.pages:
            writer.writerow([_harmless(cell) for cell in _cells(bank, entry, page)])
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _cells(bank: Bank, entry: ItemPages, page: Page) -> Iterator[str]:
    item = entry.item
    yield from (item.id, page.lang, bank.topic(item.topic).title.in_(page.lang), item.level)
    yield ", ".join(item.tags)
    yield ", ".join(item.exercise.functions) if item.exercise else ""
    yield ", ".join(item.references)
    yield page.title
    for key in SECTIONS:
        yield _section(page, key)


def _section(page: Page, key: str) -> str:
    from grader.prose import list_items

    text = page.sections.get(key, "").strip()
    return "\n".join(f"• {item}" for item in list_items(text)) if key in LISTS else text
