"""Lines of a terminal, wrapped and padded by the columns that characters take.

Written here rather than taken from rich: importing rich costs more than the whole rest of a
report (about 50 ms), and its wrapping puts Chinese commas at the start of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.prose.width import char_width
from grader.prose.width import width as cells

_OPENING = "([{「『《〈【（“‘"
_CLOSING = "，。；：、！？）」』》〉】”’…"
_WIDE = "⺀-鿿ꥠ-꥿가-힯豈-﫿︰-﹏＀-｠"
# What a line may not be broken inside: one wide character or one word, with its punctuation.
_UNIT = f"[{re.escape(_OPENING)}]*(?:[{_WIDE}]|[^\\s{_WIDE}]+)?[{_CLOSING}]*|\\s+"


def pad(text: str, width: int) -> str:
    """`text` filled with spaces to `width` columns."""
    return text + " " * (width - cells(text))


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
        beside = text and line and char_width(text[-1]) == char_width(line[0]) == 2
        text += line if beside or not text else f" {line}"
    return text


def _wrap(paragraph: str, width: int) -> list[str]:
    paragraph = paragraph.expandtabs(4).rstrip()
    if cells(paragraph) <= width:
        return [paragraph]
    # Compiling _UNIT costs 6 ms, so it is left for texts that need it; `re` keeps what it compiled.
    pattern = r"\S+|\s+" if paragraph.isascii() else _UNIT
    lines, line, used = [], "", 0
    for unit in filter(None, re.findall(pattern, paragraph)):
        long = cells(unit.rstrip())
        if used + long > width and line.strip():
            lines.append(line.rstrip())
            line, used, unit = "", 0, unit.lstrip()
        if long > width:
            *whole, unit = chunks(unit, width)
            lines += whole
        line += unit
        used += cells(unit)
    return [*lines, line.rstrip()] if line.strip() else lines


def chunks(text: str, width: int) -> Iterator[str]:
    """The text cut into pieces of at most `width` columns, one character at least in each."""
    start, used = 0, 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > width and index > start:
            yield text[start:index]
            start, used = index, char_width(char)
    yield text[start:]
