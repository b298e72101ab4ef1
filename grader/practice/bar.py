"""How far one is on the ladder, as a bar."""

from __future__ import annotations

from typing import NamedTuple

from grader.prose.columns import FAINT, GREEN, Pen

_COLUMNS = 10


class Bar(NamedTuple):
    """A styled text, and the columns that it takes."""

    text: str
    width: int


def progress_bar(done: int, total: int, pen: Pen) -> Bar:
    """`━━──────── 7/32 `; one that isn't empty shows at least one part."""
    full = max(round(_COLUMNS * done / total), done > 0) if total else 0
    count = f" {done}/{total} "
    text = pen("━" * full, GREEN) + pen("─" * (_COLUMNS - full) + count, FAINT)
    return Bar(text, _COLUMNS + len(count))
