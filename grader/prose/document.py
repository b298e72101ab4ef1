"""The parsed text: a tree of frozen nodes that the three writers walk.

Every kind of node and what its fields mean::

    block   paragraph   children: inline
            plain       a paragraph of a tight list: children without a paragraph's space
            heading     number: 1 to 6
            code_block  text, target: the language
            math_block  text: LaTeX
            bullet_list, ordered_list (number: of its first item), item
            quote, rule
            figure      an image in a paragraph on its own: target: the source, text: what is to be
                        seen, children: inline, the caption, which says the point
            table       aligns: "", "left", "center" or "right" of each column; children: row
            row, cell   the first row is the head
    inline  text, code, math (text: LaTeX)
            strong, emphasis, strike
            link        target: the address
            image       target: the source, text: what it shows
            hard_break
            footnote    number: from 1, its blocks stand in `Document.footnotes`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.errors import BankError

BLOCKS = (
    *("paragraph", "plain", "heading", "code_block", "math_block", "bullet_list"),
    *("ordered_list", "item", "quote", "rule", "table", "row", "cell", "figure"),
)
INLINES = (
    *("text", "code", "math", "strong", "emphasis", "strike", "link", "image"),
    *("hard_break", "footnote"),
)


class ProseError(BankError):
    """Markdown or LaTeX that can't be shown rightly in all of HTML, Typst and the terminal."""


@dataclass(frozen=True, slots=True, order=True)
class ProseFault:
    """Something wrong on one line of the file, and what to do about it."""

    line: int
    message: str
    help: str

    def said(self, place: str) -> str:
        return f"{where(place, self.line)}: {self.message} {self.help}"


@dataclass(frozen=True, slots=True)
class Node:
    """One construct. `line` is its line in the file, from 1."""

    kind: str
    line: int
    children: tuple[Node, ...] = ()
    text: str = ""
    target: str = ""
    number: int = 0
    aligns: tuple[str, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Document:
    """A text as blocks, with the blocks of footnote n at `footnotes[n - 1]`."""

    blocks: tuple[Node, ...]
    footnotes: tuple[tuple[Node, ...], ...] = ()
    place: str = ""

    def walk(self) -> Iterator[Node]:
        """All nodes in the order of the text, those of the footnotes last."""
        for blocks in (self.blocks, *self.footnotes):
            for block in blocks:
                yield from block.walk()

    def at(self, line: int) -> str:
        """`file:line`, or `line n` of a text without a file."""
        return where(self.place, line)

    def top_heading(self) -> int:
        """The number of the shallowest heading; 1 if there is none."""
        return min((n.number for n in self.walk() if n.kind == "heading"), default=1)


def where(place: str, line: int) -> str:
    """`file:line`, or `line n` of a text without a file."""
    return f"{place}:{line}" if place else f"line {line}"


def plain(nodes: Sequence[Node]) -> str:
    """The text of inline nodes without its markup; formulas as LaTeX."""
    parts = (n.text or ("\n" if n.kind == "hard_break" else plain(n.children)) for n in nodes)
    return "".join(parts)
