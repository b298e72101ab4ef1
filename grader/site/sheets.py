"""The PDF sheets beside the site: the whole bank, its key points, and each topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grader.bank.selection import Filters, select

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.sheets.model import Mode
    from grader.site.model import Site

# Sheets of the whole bank: name of the file -> mode.
WHOLE: dict[str, Mode] = {"all": "qa", "key-points": "cheat"}


def pdfs(site: Site) -> dict[str, bytes]:
    """Path in the site -> PDF; in every language."""
    return {
        str(site.sheet(lang, name)): data
        for lang in site.bank.languages
        for name, data in _of(site, lang)
    }


def _of(site: Site, lang: Lang) -> Iterator[tuple[str, bytes]]:
    from grader.sheets import make_sheet, render_pdf

    topics = [topic.id for topic in site.bank.topics if any(id in site.items for id in topic.pages)]
    wanted = [(name, mode, Filters()) for name, mode in WHOLE.items()]
    wanted += [(id, "qa", Filters(topics=(id,))) for id in topics]
    for name, mode, filters in wanted:
        items = select(site.bank, filters)
        sheet = make_sheet(site.bank, items, mode=mode, lang=lang, filters=filters)
        yield name, render_pdf(sheet)
