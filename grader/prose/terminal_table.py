"""Tables of styled cells for a terminal; columns line up in Chinese too."""

from __future__ import annotations

from collections.abc import Sequence

from grader.prose.wrap import Line, Span, least_width, line_width, wrap

_BETWEEN = " │ "


def table_lines(rows: Sequence[Sequence[Line]], aligns: Sequence[str], room: int) -> list[Line]:
    """Lines of a table whose first row is its head, at most `room` columns wide.

    Where its words leave no room for columns, each row becomes a few lines of `head: cell`.
    """
    widths = _widths(rows, room - len(_BETWEEN) * (len(aligns) - 1))
    if not widths:
        return _records(rows, room)
    lines: list[Line] = []
    for number, row in enumerate(rows):
        lines += _row(row, widths, aligns)
        if not number:
            lines.append([Span("─┼─".join("─" * size for size in widths))])
    return lines


def _widths(rows: Sequence[Sequence[Line]], room: int) -> list[int]:
    """The columns' natural widths, the widest made narrower until all fit, but not than a word of
    theirs; none where they don't fit."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(line_width, column), default=0) for column in columns]
    if sum(widths) <= room:
        return widths
    least = [max(map(least_width, column), default=0) for column in columns]
    while sum(widths) > room:
        spare = [(w, i) for i, (w, low) in enumerate(zip(widths, least, strict=True)) if w > low]
        if not spare:
            return []
        widths[max(spare, key=lambda pair: (pair[0], -pair[1]))[1]] -= 1
    return widths


def _records(rows: Sequence[Sequence[Line]], room: int) -> list[Line]:
    """Each row as lines of `head: cell`, an empty line between two rows."""
    head, *others = rows
    lines: list[Line] = []
    for row in others:
        lines += [[]] if lines else []
        for name, cell in zip(head, row, strict=True):
            label = [*name, Span(": ")] if line_width(name) else []
            first, *rest = wrap([*label, *cell], room - 2) or [[]]
            lines += [first, *([Span("  "), *line] for line in rest)]
    return lines


def _row(row: Sequence[Line], widths: Sequence[int], aligns: Sequence[str]) -> list[Line]:
    cells = [wrap(cell, size) or [[]] for cell, size in zip(row, widths, strict=True)]
    lines = []
    for i in range(max(map(len, cells))):
        line: Line = []
        for column, cell in enumerate(cells):
            shown = cell[i] if i < len(cell) else []
            line += [Span(_BETWEEN)] if column else []
            line += _aligned(shown, widths[column], aligns[column])
        lines.append(line)
    return lines


def _aligned(cell: Line, size: int, align: str) -> Line:
    spare = max(size - line_width(cell), 0)
    left = {"right": spare, "center": spare // 2}.get(align, 0)
    return [Span(" " * left), *cell, Span(" " * (spare - left))]
