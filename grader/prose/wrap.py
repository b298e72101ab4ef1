"""Breaking styled text into lines of a terminal, with Chinese and unbreakable pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from grader.prose.typography import NO_BREAK
from grader.prose.width import char_width, is_chinese, width

# Characters that may not begin a line, and those that may not end one.
_NOT_FIRST = frozenset("，。、；：？！）】》〉」』”’…—·％,.;:?!)]}%")
_NOT_LAST = frozenset("（【《〈「『“‘([{")
# Spaces, a word, or one Chinese character.
_PIECES = re.compile(r"[^\S\u00a0]+|(?:[^\s\u2e80-\uffef]|\u00a0)+|.")
# A formula or code up to this many columns stays on one line, and so does a path or an address;
# longer ones may be broken after a slash. An address is whole wherever it fits a line.
_WHOLE = 24
_AFTER_SLASH = re.compile(r"(?<=[^/\s]/)(?=[^/\s])")


class Span(NamedTuple):
    """A piece of text in one style: `style` holds ANSI codes such as "1;4". `whole` is not cut."""

    text: str
    style: str = ""
    whole: bool = False

    def of(self, text: str) -> Span:
        """The same style with another text."""
        return Span(text, self.style, self.whole)

    def shown(self, colour: bool) -> str:
        return f"\033[{self.style}m{self.text}\033[0m" if colour and self.style else self.text


Line = list[Span]


def line_width(line: Iterable[Span]) -> int:
    """Columns of a line."""
    return sum(width(span.text) for span in line)


def wrap(spans: Sequence[Span], room: int) -> list[Line]:
    """Spans in lines of at most `room` columns; "\\n" in a span's text begins a new line.

    A word that is wider than a line is cut.
    """
    lines: list[Line] = []
    for part in _split_at_breaks(spans):
        lines += _fill(_chunks(part, room), max(room, 4))
    return lines


def least_width(spans: Sequence[Span]) -> int:
    """The columns that the widest piece takes that no line breaks."""
    return max(map(line_width, (c for p in _split_at_breaks(spans) for c in _chunks(p))), default=0)


def _split_at_breaks(spans: Sequence[Span]) -> list[Line]:
    parts: list[Line] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        parts[-1].append(span.of(first))
        parts += [[span.of(text)] for text in rest]
    return parts


def _pieces(spans: Sequence[Span], room: int) -> Iterator[Span]:
    """Spaces, single Chinese characters, words, and formulas and code that stay whole."""
    for span in spans:
        if span.whole and width(span.text) <= _WHOLE:
            yield span
            continue
        for text in _PIECES.findall(span.text):
            most = room if "://" in text else _WHOLE
            if len(text) <= _WHOLE // 2 or width(text) <= most:
                yield span.of(text)
            else:
                yield from map(span.of, _AFTER_SLASH.split(text))


def _may_break(left: str, right: str) -> bool:
    if NO_BREAK in (left, right):
        return False
    if left == " " or right == " " or (left == "/" and right.isalnum()):
        return True
    if left.isascii() and right.isascii():
        return False
    chinese = is_chinese(left) or is_chinese(right)
    return chinese and right not in _NOT_FIRST and left not in _NOT_LAST


def _chunks(spans: Sequence[Span], room: int = _WHOLE) -> list[Line]:
    """The pieces gathered where no line may break between them; a space is its own chunk."""
    chunks: list[Line] = []
    for piece in _pieces(spans, room):
        if piece.text != " " and not piece.text.strip(" \t\n"):
            piece = piece.of(" ")
        if chunks and not _may_break(chunks[-1][-1].text[-1], piece.text[0]):
            chunks[-1].append(piece)
        else:
            chunks.append([piece])
    return chunks


def _fill(chunks: Sequence[Line], room: int) -> list[Line]:
    lines: list[Line] = [[]]
    used = 0
    for chunk in chunks:
        size = line_width(chunk)
        space = chunk[0].text == " "
        if used and used + size > room:
            lines.append([])
            used = 0
        if space and not used:
            continue
        while size > room:
            cut, chunk = _cut(chunk, room)
            lines[-1] += cut
            lines.append([])
            size = line_width(chunk)
        lines[-1] += chunk
        used += size
    return [_merged(line) for line in lines]


def _cut(chunk: Line, room: int) -> tuple[Line, Line]:
    """The first `room` columns of a chunk, and the rest."""
    head: Line = []
    for i, span in enumerate(chunk):
        used, end = line_width(head), 0
        while end < len(span.text) and used + width(span.text[: end + 1]) <= room:
            end += 1
        if end < len(span.text):
            while end and char_width(span.text[end]) == 0:
                end -= 1
            rest = [span.of(span.text[end:]), *chunk[i + 1 :]]
            return [*head, span.of(span.text[:end])], rest
        head.append(span)
    return head, []


def _merged(line: Line) -> Line:
    """The line without spaces at its end, neighbours of one style made one span."""
    out: Line = []
    for _, alike in groupby(line, key=attrgetter("style")):
        first, *rest = alike
        out.append(first.of("".join([first.text, *(s.text for s in rest)]).replace(NO_BREAK, " ")))
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        out[-1] = out[-1].of(out[-1].text.rstrip())
    return out
