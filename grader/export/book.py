"""The bank as one Markdown file that needs no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from grader.bank.cite import cite
from grader.bank.model import SECTIONS, Page
from grader.export.content import ItemPages
from grader.export.markdown import escaped, fit
from grader.export.strings import STRINGS, labels

if TYPE_CHECKING:
    from grader.bank import Bank


def to_markdown(bank: Bank, entries: Sequence[ItemPages]) -> str:
    """Title, topics (`##`), items (`###`), their sections (`####`), and the works cited."""
    langs = [page.lang for page in entries[0].pages] if entries else list(bank.languages[:1])
    blocks = [f"# {escaped(' / '.join(bank.title.in_(lang) for lang in langs))}"]
    for topic, group in groupby(entries, key=lambda entry: entry.item.topic):
        titles = bank.topic(topic).title
        blocks.append(f"## {escaped(' / '.join(titles.in_(lang) for lang in langs))}")
        for entry in group:
            blocks += [block for page in entry.pages for block in _page(entry, page)]
    return "\n\n".join((*blocks, *_references(bank, entries))) + "\n"


def _page(entry: ItemPages, page: Page) -> Iterator[str]:
    item = entry.item
    yield f"### {escaped(page.title)}"
    yield f"`{item.id}` · {labels('', item.level, item.tags, page.lang)}"
    for key in page.sections:
        yield f"#### {SECTIONS[key][page.lang]}"
        yield fit(page, key, heading=5)
    if item.references:
        yield f"{STRINGS[page.lang]['references']}: {', '.join(item.references)}"


def _references(bank: Bank, entries: Sequence[ItemPages]) -> Iterator[str]:
    cited = {key for entry in entries for key in entry.item.references}
    works = {key: work for key, work in bank.references().items() if key in cited}
    if works:
        yield f"## {STRINGS[entries[0].pages[0].lang]['references']}"
        yield "\n".join(f"- {key}: {escaped(cite(work))}" for key, work in works.items())
