"""What every writer takes: items with their pages, and the images that the pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.bank.model import Item, Lang, Page
from grader.bank.paths import shown
from grader.bank.pictures import data_url

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.prose import Document

# Sections that are one list, which most forms take item by item.
LISTS = ("key_points", "follow_ups", "hints")


@dataclass(frozen=True)
class ItemPages:
    """One item with a page in each of the languages asked for, in their order."""

    item: Item
    pages: tuple[Page, ...]


def entries(bank: Bank, items: Sequence[Item], langs: Sequence[Lang]) -> tuple[ItemPages, ...]:
    """Read the items' pages.

    BankError (file:line) if one is wrong; CommandError if the bank has no pages in a language.
    """
    return tuple(ItemPages(item, tuple(bank.page(item, lang) for lang in langs)) for item in items)


def document(page: Page, key: str) -> Document:
    """A section of a page, parsed. ProseError (file:line) on what can't be shown."""
    from grader.prose import parse

    return parse(page.sections[key], place=shown(page.path), first_line=page.lines[key])


def images(page: Page, key: str) -> dict[str, str]:
    """The images of a section: source as the Markdown names it -> `data:` URL."""
    if "![" not in page.sections[key]:  # parsing costs a millisecond
        return {}
    nodes = (node for node in document(page, key).walk() if node.kind in ("image", "figure"))
    return {node.target: data_url(page, node.target) for node in nodes}
