"""What every writer takes: items with their pages, and the images that the pages show."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.bank.model import Item, Lang, Page
from grader.bank.paths import shown
from grader.errors import BankError

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.prose import Document

MEDIA = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif"}
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
    nodes = (node for node in document(page, key).walk() if node.kind == "image")
    return {node.target: data_url(page, node.target) for node in nodes}


def data_url(page: Page, source: str) -> str:
    """An image of a page as a `data:` URL, so that what shows it needs no other file.

    BankError if the file is absent or is no image.
    """
    path = (page.path.parent / source).resolve()
    kind = MEDIA.get(path.suffix.lower())
    if kind is None or not path.is_file():
        message = f"the image {source!r} can't be exported: it is no file ({', '.join(MEDIA)})"
        help = "Write its path relative to the page, or add the file."
        raise BankError(message, place=shown(page.path), help=help)
    return f"data:image/{kind};base64,{b64encode(path.read_bytes()).decode('ascii')}"
