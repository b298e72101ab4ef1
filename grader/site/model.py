"""What the pages are made of, read once, and where each stands in the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import TYPE_CHECKING

from grader.bank import paths
from grader.bank.model import Item, Lang, Page, Reference
from grader.bank.pictures import picture_file, svg_element
from grader.site.content import Question, question_of

if TYPE_CHECKING:
    from grader.bank import Bank


@dataclass
class Site:
    """A bank read for its site. `images` fills while pages are read: path in the site -> bytes.

    `url` is where the site will be, without a slash at its end; empty where that isn't known.
    """

    bank: Bank
    url: str = ""
    sheets: bool = False
    images: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Id -> item, in reading order."""
        return {item.id: item for item in self.bank.items()}

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        return self.bank.references()

    @cached_property
    def questions(self) -> dict[tuple[str, Lang], Question]:
        """(id, language) -> the question's content, in reading order."""
        return {
            (id, lang): question_of(item, self.bank.page(item, lang), self._image)
            for id, item in self.items.items()
            for lang in self.bank.languages
        }

    @cached_property
    def stubs(self) -> dict[Item, str]:
        from grader.bank.source import read_text

        return {i: read_text(i.files.stub) for i in self.items.values() if i.exercise}

    @cached_property
    def evidence(self) -> dict[Item, str]:
        """The scripts behind the pages' own figures."""
        from grader.bank.source import read_text

        files = {item: item.files.evidence for item in self.items.values()}
        return {item: read_text(path) for item, path in files.items() if path.is_file()}

    def home(self, lang: Lang) -> PurePosixPath:
        return self._root(lang) / "index.html"

    def page(self, id: str, lang: Lang) -> PurePosixPath:
        return self._root(lang) / "q" / f"{id}.html"

    def sheet(self, lang: Lang, name: str) -> PurePosixPath:
        """Where a PDF is: `name` is a topic's id or one of grader.site.sheets.WHOLE."""
        return self._root(lang) / "sheets" / f"{name}.pdf"

    def card(self, lang: Lang) -> PurePosixPath:
        return self._root(lang) / "card.png"

    def _root(self, lang: Lang) -> PurePosixPath:
        return PurePosixPath("" if lang == self.bank.languages[0] else lang)

    def _image(self, page: Page, source: str) -> str:
        """An image that takes the page's colours as an element; of others, which are taken into
        the site, the URL as seen from the page's place in it.
        """
        path = picture_file(page, source)
        if element := svg_element(path, themed=True):
            return element
        data = path.read_bytes()
        name = f"assets/images/{sha256(data).hexdigest()[:16]}{path.suffix.lower()}"
        self.images[name] = data
        return link(self.page("x", page.lang), PurePosixPath(name))


def link(source: PurePosixPath, target: PurePosixPath) -> str:
    """A relative link from one file of the site to another."""
    return relpath(target, source.parent)


def evidence_path(item: Item) -> PurePosixPath:
    """Where the script behind a page's figures is in the site."""
    return PurePosixPath("evidence", f"{item.id}.py")


def stub_path(item: Item) -> PurePosixPath:
    """Where an exercise's stub stands in the site: as in a bank."""
    return PurePosixPath(paths.stub(Path(), item.id).as_posix())
