"""What templates call: a page's Markdown and plain text, in the markup of one format.

Both writers have the same methods, so a Typst and an HTML template read alike:
`page | prose("answer")`, `page | points("key_points")`, `entry | paired("key_points")`,
`title | plain`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from grader.bank.model import Lang, Page
from grader.bank.paths import shown
from grader.bank.pictures import picture_file, url_or_element
from grader.sheets.model import SheetItem

if TYPE_CHECKING:
    from markupsafe import Markup

    from grader.prose import Document
    from grader.prose.document import Node

_MARKUP = re.compile(r"[\\#$*_`<>@\[\]~/=+\-]")  # without ' and ": Typst curls them
_NUMBERED = re.compile(r"^(\d+)\.")  # "1. x" would start a list
_STRING = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
LISTS = ("bullet_list", "ordered_list")


def document(page: Page, key: str) -> Document:
    """A section of a page, parsed. ProseError (file:line) if it can't be printed."""
    from grader.prose import parse

    return parse(_text(page, key), place=shown(page.path), first_line=page.lines[key])


def _text(page: Page, key: str) -> str:
    return page.say_first if key == "say_first" else page.sections[key]


def _polished(text: str) -> str:
    from grader.prose import polished

    return polished(text)


def list_documents(page: Page, key: str) -> list[Document]:
    """The items of a section's first list, each as a text of its own."""
    from grader.prose import Document

    whole = document(page, key)
    items = next((node.children for node in whole.blocks if node.kind in LISTS), ())
    return [Document(_unspaced(item.children), whole.footnotes, whole.place) for item in items]


def _unspaced(blocks: tuple[Node, ...]) -> tuple[Node, ...]:
    """One paragraph as inline content, also where empty lines set the list's items apart."""
    if len(blocks) == 1 and blocks[0].kind == "paragraph":
        return (replace(blocks[0], kind="plain"),)
    return blocks


class Writer:
    """What both formats have in common. `heading` is the level of the first `###` in a section."""

    heading: int

    def write(self, found: Document, page: Page, key: str) -> str:
        raise NotImplementedError

    def plain(self, text: str) -> str:
        """Plain text: nothing in it is markup."""
        raise NotImplementedError

    def prose(self, page: Page, key: str) -> str:
        """A section as block content."""
        return self.write(document(page, key), page, key)

    def points(self, page: Page, key: str) -> list[str]:
        """The items of a section's first list; an item of one paragraph is inline content."""
        found = enumerate(list_documents(page, key), 1)
        return [self.write(item, page, f"{key}-{number}") for number, item in found]

    def paired(self, entry: SheetItem, key: str) -> list[list[tuple[Lang, str]]]:
        """The items of a section's first list, each in all of the sheet's languages."""
        columns = [[(page.lang, text) for text in self.points(page, key)] for page in entry.pages]
        return [[cell for cell in row if cell is not None] for row in zip_longest(*columns)]


@dataclass
class TypstWriter(Writer):
    """Typst markup. `images` collects what the document needs: name in its folder -> file."""

    images: dict[str, Path] = field(default_factory=dict)
    heading = 4

    def write(self, found: Document, page: Page, key: str) -> str:
        from grader.prose import to_typst

        def image(source: str) -> str:
            path = picture_file(page, source)
            name = f"images/{sha256(path.read_bytes()).hexdigest()[:16]}{path.suffix.lower()}"
            self.images[name] = path
            return name

        return to_typst(found, image=image, heading_base=self.heading).strip()

    def plain(self, text: str) -> str:
        return _NUMBERED.sub(r"\1\\.", _MARKUP.sub(r"\\\g<0>", _polished(text)))

    def lit(self, text: str) -> str:
        """A Typst string, quotes included."""
        inner = "".join(_STRING.get(char, char) for char in text)
        return f'"{inner}"'


class HtmlWriter(Writer):
    """Safe HTML; images stand in it as elements or as data URLs."""

    heading = 5

    def write(self, found: Document, page: Page, key: str) -> Markup:
        from markupsafe import Markup

        from grader.prose import to_html

        def image(source: str) -> str:
            return url_or_element(page, source, themed=True)

        prefix = f"{page.path.stem}-{page.lang}-{key}-"  # a footnote's id is unique on the sheet
        level = self.heading
        return Markup(to_html(found, image=image, heading_base=level, prefix=prefix).strip())

    def plain(self, text: str) -> Markup:
        from markupsafe import escape

        return escape(_polished(text))
