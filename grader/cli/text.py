"""Plain text in columns, where a Chinese character is two columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.prose.width import char_width
from grader.prose.width import width as cells

ELLIPSIS = "…"
_GAP = "  "
_LEAST = 12


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if cells(text) <= width:
        return text
    used, end = 1, 0
    for end, char in enumerate(text):  # noqa: B007 - the index at which the room ran out is used
        used += char_width(char)
        if used > width:
            break
    return text[:end].rstrip() + ELLIPSIS


def pad(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    width: int,
    colour: bool,
    flexible: Sequence[int],
) -> Iterator[str]:
    """The rows in columns under a head; the flexible columns are cut so that a line fits."""
    widths = [max(cells(row[i]) for row in (head, *rows)) for i in range(len(head))]
    spare = width - sum(widths) - len(_GAP) * (len(head) - 1)
    # The last flexible column gives way first, but always shows something.
    for i in reversed(flexible):
        if spare < 0:
            kept = max(widths[i] + spare, min(widths[i], _LEAST))
            spare += widths[i] - kept
            widths[i] = kept
    for number, row in enumerate((head, *rows)):
        parts = (pad(cut(cell, w), w) for cell, w in zip(row, widths, strict=True))
        line = _GAP.join(parts).rstrip()
        yield f"\x1b[1m{line}\x1b[0m" if colour and not number else line
