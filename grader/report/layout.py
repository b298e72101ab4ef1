"""Lines of a terminal: widths in cells, wrapping, colour.

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
_UNIT = re.compile(f"[{re.escape(_OPENING)}]*(?:[{_WIDE}]|[^\\s{_WIDE}]+)?[{_CLOSING}]*|\\s+")
_STYLES = {"good": "32", "bad": "31", "ours": "35", "quiet": "2", "strong": "1", "mark": "1;31"}


class Ink:
    """Writes a text in a style; with `colour=False` the text itself."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text


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


def _wrap(paragraph: str, width: int) -> list[str]:
    lines, line = [], ""
    for unit in filter(None, _UNIT.findall(paragraph.expandtabs(4))):
        while cells(line + unit.rstrip()) > width:
            if line.strip():
                lines.append(line.rstrip())
                line, unit = "", unit.lstrip()
            else:
                head, unit = _split_at(unit, width)
                lines.append(head)
        line += unit
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


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
