"""Every problem of a text at once, for the bank's linter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.prose.document import INLINES, Document, Node, ProseError, ProseFault
from grader.prose.extract import read_once
from grader.prose.html import to_html
from grader.prose.terminal import to_terminal
from grader.prose.typst import to_typst

_CAPTION = 'Write ![what is to be seen](src "what it shows").'


def problems(text: str, *, first_line: int = 1) -> list[ProseFault]:
    """What is wrong with a Markdown text, in the order of lines.

    All three writers are tried on every block, so a text without problems can be shown in all.
    """
    document, read_faults = read_once(text)
    found = set(read_faults)
    found |= {
        ProseFault(node.line, f"The figure {node.target} has no caption.", _CAPTION)
        for node in document.walk()
        if node.kind == "figure" and not node.children
    }
    for blocks in (document.blocks, *document.footnotes):
        for block in blocks:
            # A text that can't be read makes a tree that no writer need know.
            whole = set[ProseFault]() if read_faults else _refused(block, document.footnotes)
            if read_faults or whole:
                found |= _of_parts(block) or whole
    return sorted(replace(fault, line=fault.line + first_line - 1) for fault in found)


def _refused(block: Node, footnotes: Sequence[Sequence[Node]] = ()) -> set[ProseFault]:
    """What each writer that can't write a block says of it."""
    refers = any(node.kind == "footnote" for node in block.walk())
    document = Document((block,), tuple(map(tuple, footnotes)) if refers else ())
    found: set[ProseFault] = set()
    for write in (to_html, to_typst, to_terminal):
        try:
            write(document)
        except ProseError as error:
            found.add(ProseFault(block.line, error.message, error.help or ""))
    return found


def _of_parts(block: Node) -> set[ProseFault]:
    """The same of its smallest parts, each at its line."""
    found: set[ProseFault] = set()
    for node in block.walk():
        if not node.children and node.kind != "footnote":
            found |= _refused(Node("plain", node.line, (node,)) if node.kind in INLINES else node)
    return found
