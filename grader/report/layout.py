"""Lines of a terminal: widths in cells, and wrapping.

Written here rather than taken from rich: importing rich costs more than the whole rest of a
report (about 50 ms), and its wrapping puts Chinese commas at the start of a line.
"""

from __future__ import annotations

import re
import unicodedata

_OPENING = "([{「『《〈【（“‘"
_CLOSING = "，。；：、！？）」』》〉】”’…"
_WIDE = "⺀-鿿ꥠ-꥿가-힯豈-﫿︰-﹏＀-｠"
# What a line may not be broken inside: one wide character or one word, with its punctuation.
_UNIT = f"[{re.escape(_OPENING)}]*(?:[{_WIDE}]|[^\\s{_WIDE}]+)?[{_CLOSING}]*|\\s+"


def cells(text: str) -> int:
    """How many columns a terminal gives `text`."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def pad(text: str, width: int) -> str:
    """`text` filled with spaces to `width` columns."""
    return text + " " * (width - cells(text))


def fit(text: str, width: int) -> str:
    """`text` cut to `width` columns, with an ellipsis where something is missing."""
    if cells(text) <= width:
        return text
    head, _ = _split_at(text, width - 1)
    return head + "…"


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text`, each at most `width` columns; its own line breaks stay."""
    return [line for paragraph in text.split("\n") for line in _wrap(paragraph, width)]


def reflow(text: str) -> str:
    """Paragraphs of a docstring or a page, each on one line; Chinese joins without a space."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(_joined(paragraph.split("\n")) for paragraph in paragraphs)


def _joined(lines: list[str]) -> str:
    text = ""
    for line in map(str.strip, lines):
        beside = text and line and _cell(text[-1]) == _cell(line[0]) == 2
        text += line if beside or not text else f" {line}"
    return text


def _wrap(paragraph: str, width: int) -> list[str]:
    paragraph = paragraph.expandtabs(4).rstrip()
    if cells(paragraph) <= width:
        return [paragraph]
    # Compiling _UNIT costs 6 ms, so it is left for texts that need it; `re` keeps what it compiled.
    pattern = r"\S+|\s+" if paragraph.isascii() else _UNIT
    lines, line = [], ""
    for unit in filter(None, re.findall(pattern, paragraph)):
        while cells(line + unit.rstrip()) > width:
            if line.strip():
                lines.append(line.rstrip())
                line, unit = "", unit.lstrip()
            else:
                head, unit = _split_at(unit, width)
                lines.append(head)
        line += unit
    return [*lines, line.rstrip()] if line.strip() else lines


def _split_at(text: str, width: int) -> tuple[str, str]:
    """The longest head of at most `width` columns (one character at least), and the rest."""
    used = 0
    for index, char in enumerate(text):
        used += _cell(char)
        if used > width and index:
            return text[:index], text[index:]
    return text, ""


def _cell(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me") else 1
