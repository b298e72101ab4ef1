"""Parts of a text for the linter's comparison of two languages, and for exports."""

from __future__ import annotations

import re
from functools import lru_cache

from grader.prose.document import Document, Node, ProseFault
from grader.prose.parser import read

_MARKER = re.compile(r"(\s*(?:[-*+]|\d{1,9}[.)])\s+)")


def formulas(text: str) -> list[str]:
    """The LaTeX of every formula in order, those of footnotes last, white space made one space."""
    return [" ".join(node.text.split()) for node in _nodes(text, "math", "math_block")]


def displayed_formulas(text: str) -> list[str]:
    """The LaTeX of the displayed formulas in order, white space made one space."""
    return [" ".join(node.text.split()) for node in _nodes(text, "math_block")]


def inline_formulas(text: str) -> list[str]:
    """The LaTeX of the formulas inside lines in order, white space made one space."""
    return [" ".join(node.text.split()) for node in _nodes(text, "math")]


def code_spans(text: str) -> list[str]:
    """The text of every inline code in order."""
    return [node.text for node in _nodes(text, "code")]


def code_blocks(text: str) -> list[str]:
    """The text of every code block in order, without its fences."""
    return [node.text for node in _nodes(text, "code_block")]


def list_items(text: str) -> list[str]:
    """The Markdown of each item of the text's first list, without markers and indentation."""
    return list(_list_items(text))


@lru_cache(maxsize=4096)
def _list_items(text: str) -> tuple[str, ...]:
    from grader.prose.markdown import parser

    lines = text.splitlines()
    items: list[str] = []
    for token in parser().parse(text, {}):
        if token.type == "list_item_open" and token.level == 1:
            start, end = token.map or (0, 0)
            items.append(_item(lines[start:end]))
        elif token.type in ("bullet_list_close", "ordered_list_close") and token.level == 0:
            break
    return tuple(items)


def _nodes(text: str, *kinds: str) -> list[Node]:
    return [node for node in read_once(text)[0].walk() if node.kind in kinds]


@lru_cache(maxsize=4096)  # the linter's rules ask for one section's parts in turn
def read_once(text: str) -> tuple[Document, list[ProseFault]]:
    """The tree of a text whose first line is 1, and its problems; neither may be changed."""
    return read(text)


def _item(lines: list[str]) -> str:
    found = _MARKER.match(lines[0])
    indent = found.end() if found else 0
    rest = (line[indent:] if not line[:indent].strip() else line.lstrip() for line in lines[1:])
    return "\n".join((lines[0][indent:], *rest)).rstrip()
