"""One question in one language: its page's Markdown as pieces of HTML, and as text to search."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from grader.bank.model import SAY_FIRST, Item, Lang, Page
from grader.bank.paths import shown
from grader.site.code import coloured

if TYPE_CHECKING:
    from markupsafe import Markup

    from grader.prose import Document
    from grader.prose.document import Node

LISTS = ("bullet_list", "ordered_list")
_LOOSE = ("item", "bullet_list", "ordered_list", "quote", "table", "row")  # their parts are apart
_FORMULA = re.compile(
    r"([(（【「『“‘《]*)"
    r'<math(?: aria-label="[^"]*")?>.*?</math>'
    r"([)）】」』”’》,.;:!?，。；：！？、]*)"
)
_TAG = re.compile(r"<[^>]*>")
_LONG = 22  # signs of a formula that may be wider than a phone's line
HEADING = 3  # of a `###` in a section; the sections are <h2>


@dataclass(frozen=True)
class Fold:
    """Something to think about first: what is seen, and what is folded (both HTML)."""

    summary: Markup
    body: Markup


@dataclass(frozen=True)
class Question:
    """A question as its page shows it. `html` and `text` map section keys to HTML and plain text.

    Key points, follow-ups and hints are in `points`, `follow_ups` and `hints`; a section of them
    that isn't a plain list is in `html` instead, as a whole. `say_first` is what an answer begins
    with, which `html` leaves out.
    """

    item: Item
    lang: Lang
    title: str
    html: Mapping[str, Markup]
    text: Mapping[str, str]
    say_first: Markup | None
    points: tuple[Markup, ...]
    follow_ups: tuple[Fold, ...]
    hints: tuple[Markup, ...]


def question_of(item: Item, page: Page, image: Callable[[Page, str], str]) -> Question:
    """Read a page's sections. `image` turns the source of a page's image into a URL or an
    element.

    ProseError (file:line) for what can't be shown.
    """
    from grader.prose import parse, polished

    place = shown(page.path)
    parsed = {
        key: parse(text, place=place, first_line=page.lines[key])
        for key, text in page.sections.items()
    }
    writer = _Writer(page, image)
    html: dict[str, Markup] = {}
    points: tuple[Markup, ...] = ()
    follow_ups: tuple[Fold, ...] = ()
    hints: tuple[Markup, ...] = ()
    say_first, answer = _spoken(parsed["answer"], page.lang)
    for key, document in (parsed | {"answer": answer}).items():
        match key:
            case "key_points" if points := writer.items(document, "point"):
                pass
            case "follow_ups" if follow_ups := writer.folds(document):
                pass
            case "hints" if hints := writer.items(document, "hint"):
                pass
            case _:
                html[key] = writer.html(document, key)
    text = {key: searchable(document) for key, document in parsed.items()}
    spoken = writer.html(say_first, "say-first") if say_first else None
    return Question(
        item, page.lang, polished(page.title), html, text, spoken, points, follow_ups, hints
    )


@dataclass(frozen=True)
class _Writer:
    page: Page
    image: Callable[[Page, str], str]

    def html(self, document: Document, key: str) -> Markup:
        from markupsafe import Markup

        from grader.prose import to_html

        def source(name: str) -> str:
            return self.image(self.page, name)

        html = to_html(document, image=source, heading_base=HEADING, prefix=f"{key}-")
        return Markup(coloured(_tied(html)))

    def items(self, document: Document, key: str) -> tuple[Markup, ...]:
        """Each item of a section that is one list without footnotes; else nothing."""
        blocks = _only_list(document)
        found = (_part(document, item.children) for item in blocks)
        return tuple(self.html(item, f"{key}-{n}") for n, item in enumerate(found, 1))

    def folds(self, document: Document) -> tuple[Fold, ...]:
        """Items that begin in bold: the bold part is seen, the rest folded. All of them or none."""
        halves = [_halves(item) for item in _only_list(document)]
        if not all(halves):
            return ()
        return tuple(
            Fold(
                self.html(_part(document, seen), f"asked-{n}"),
                self.html(_part(document, folded), f"follow-up-{n}"),
            )
            for n, (seen, folded) in enumerate(filter(None, halves), 1)
        )


def _tied(html: str) -> str:
    """Keep a formula and its punctuation on one line: browsers break at a formula's edges.

    A long one is marked, because it is wider than a phone and browsers don't break it.
    """
    return _FORMULA.sub(_tie, html)


def _tie(found: re.Match[str]) -> str:
    names = ["tied"] if found[1] or found[2] else []
    names += ["long"] if len(_TAG.sub("", found[0])) > _LONG else []
    return f'<span class="{" ".join(names)}">{found[0]}</span>' if names else found[0]


def _only_list(document: Document) -> tuple[Node, ...]:
    if document.footnotes or len(document.blocks) != 1:
        return ()
    block = document.blocks[0]
    return block.children if block.kind in LISTS else ()


def _part(document: Document, blocks: tuple[Node, ...]) -> Document:
    from grader.prose import Document

    return Document(blocks, place=document.place)


def _spoken(answer: Document, lang: Lang) -> tuple[Document | None, Document]:
    """What an answer has under its first heading, if that is "Say first", and the rest."""
    from grader.prose import Document
    from grader.prose.document import plain

    heading, *blocks = answer.blocks
    if heading.kind != "heading" or plain(heading.children) != SAY_FIRST[lang]:
        return None, answer
    ends = (n for n, block in enumerate(blocks) if block.kind == "heading")
    end = next(ends, len(blocks))
    rest = Document(tuple(blocks[end:]), answer.footnotes, answer.place)
    return _part(answer, tuple(blocks[:end])), rest


def _halves(item: Node) -> tuple[tuple[Node, ...], tuple[Node, ...]] | None:
    """The bold start of an item, and what comes after it."""
    first, *others = item.children
    if first.kind not in ("plain", "paragraph") or not first.children:
        return None
    bold, *rest = first.children
    if bold.kind != "strong":
        return None
    if rest and rest[0].kind == "text":
        rest[0] = replace(rest[0], text=rest[0].text.lstrip())
    seen = replace(first, kind="plain", children=bold.children)
    after = (replace(first, kind="paragraph", children=tuple(rest)),) if rest else ()
    return (seen,), (*after, *others)


def searchable(document: Document) -> str:
    """The text without markup, formulas as Unicode text, all on one line."""
    blocks = (*document.blocks, *(block for note in document.footnotes for block in note))
    return " ".join(" ".join(map(_text, blocks)).split())


def _text(node: Node) -> str:
    if node.kind in ("math", "math_block"):
        return _formula(node.text)
    between = " " if node.kind in _LOOSE else ""
    if node.kind == "figure":
        return " ".join((node.text, *map(_text, node.children)))
    return node.text or between.join(map(_text, node.children)) or " "


@lru_cache(maxsize=4096)
def _formula(tex: str) -> str:
    """Kept, because the same formulas stand on the pages of both languages."""
    from grader.prose import math_text

    return math_text(tex)
