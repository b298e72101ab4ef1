"""Text that a candidate made, shown so that it can only ever be text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.grading.verdict import Value


def visible(text: str, *, keep: str = "\n\t") -> str:
    r"""`text` with every character that Python calls unprintable written as its escape.

    ANSI escapes, other control characters, bidirectional overrides, zero-width characters and lone
    surrogates come out as `\x1b`, `\u202e`, `\ud800` and the like; those in `keep` stay. What
    comes out can be encoded as UTF-8, stands in XML, and can't drive a terminal.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep else _escaped(c) for c in text)


def one_line(text: str) -> str:
    """`visible`, with line breaks and tabs escaped as well: for names, titles and values."""
    return visible(text, keep="")


def value_text(value: Value) -> str:
    """A value's text on one line; the line breaks that numpy puts between rows become spaces."""
    return one_line(" ".join(line.strip() for line in value.text.split("\n")))


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
