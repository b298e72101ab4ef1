"""A screen's keys and what they do, as lines of its help page."""

from __future__ import annotations

from collections.abc import Iterable

from grader.prose.columns import BOLD, CYAN, Pen, pad, wrapped
from grader.prose.width import width

_WIDEST = 92  # columns; a longer line is hard to read


def key_lines(pairs: Iterable[tuple[str, str]], columns: int, pen: Pen) -> list[str]:
    """The keys in a column, each beside its sentence."""
    rows = list(pairs)
    size = max(width(key) for key, _ in rows)
    lines = []
    for key, told in rows:
        for i, line in enumerate(wrapped(told, max(min(columns, _WIDEST) - size - 6, 10))):
            lines.append(f"  {pen(pad('' if i else key, size), BOLD, CYAN)}  {line}")
    return lines
