"""Every problem of a text at once, for the bank's linter."""

from __future__ import annotations

from grader.prose.document import INLINES, Document, Node, ProseError, ProseFault
from grader.prose.html import to_html
from grader.prose.parser import read
from grader.prose.terminal import to_terminal
from grader.prose.typst import to_typst

_CAPTION = 'Write ![what is to be seen](src "what it shows").'


def problems(text: str, *, place: str, first_line: int = 1) -> list[ProseFault]:
    """What is wrong with a Markdown text, in the order of lines.

    All three writers are tried on every block, so a text without problems can be shown in all.
    """
    document, read_faults = read(text, place=place, first_line=first_line)
    found = set(read_faults)
    found |= {
        ProseFault(node.line, f"The figure {node.target} has no caption.", _CAPTION)
        for node in document.walk()
        if node.kind == "figure" and not node.children
    }
    for blocks in (document.blocks, *document.footnotes):
        for block in blocks:
            found |= _unwritable(block, document)
    return sorted(found)


def _unwritable(block: Node, document: Document) -> set[ProseFault]:
    """The problems of one block's smallest parts."""
    found: set[ProseFault] = set()
    for node in block.walk():
        if node.children or node.kind == "footnote":
            continue
        whole = Node("plain", node.line, (node,)) if node.kind in INLINES else node
        alone = Document((whole,), place=document.place)
        for write in (to_html, to_typst, to_terminal):
            try:
                write(alone)
            except ProseError as error:
                found.add(ProseFault(node.line, error.message, error.help or ""))
    return found
