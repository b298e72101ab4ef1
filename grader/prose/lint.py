"""Every problem of a text at once, for the bank's linter."""

from __future__ import annotations

from grader.prose.document import INLINES, Document, Node, ProseError, ProseFault
from grader.prose.html import to_html
from grader.prose.parser import read
from grader.prose.terminal import to_terminal
from grader.prose.typst import to_typst


def problems(text: str, *, place: str, first_line: int = 1) -> list[str]:
    """What is wrong with a Markdown text, each problem with `file:line`, in the order of lines.

    All three writers are tried on every block, so a text without problems can be shown in all.
    """
    document, found = read(text, place=place, first_line=first_line)
    said = {problem.said(place): problem.line for problem in found}
    for blocks in (document.blocks, *document.footnotes):
        for block in blocks:
            said |= _unwritable(block, document)
    return sorted(said, key=lambda message: (said[message], message))


def _unwritable(block: Node, document: Document) -> dict[str, int]:
    """The problems of one block's smallest parts, each with its line."""
    found: dict[str, int] = {}
    for node in block.walk():
        if node.children or node.kind == "footnote":
            continue
        whole = Node("plain", node.line, (node,)) if node.kind in INLINES else node
        alone = Document((whole,), place=document.place)
        for write in (to_html, to_typst, to_terminal):
            try:
                write(alone)
            except ProseError as problem:
                line = ProseFault(node.line, problem.message, problem.help or "")
                found[line.said(document.place)] = node.line
    return found
