"""Tables of styled cells for a terminal; columns line up in Chinese too."""

from __future__ import annotations

from collections.abc import Sequence

from grader.prose.wrap import Line, Span, line_width, wrap

_BETWEEN = " │ "
_NARROWEST = 6


def table_lines(rows: Sequence[Sequence[Line]], aligns: Sequence[str], room: int) -> list[Line]:
    """Lines of a table whose first row is its head, at most `room` columns wide if that can be."""
    widths = _widths(rows, room - len(_BETWEEN) * (len(aligns) - 1))
    lines: list[Line] = []
    for number, row in enumerate(rows):
        lines += _row(row, widths, aligns)
        if not number:
            lines.append([Span("─┼─".join("─" * size for size in widths))])
    return lines


def _widths(rows: Sequence[Sequence[Line]], room: int) -> list[int]:
    """The columns' natural widths, the widest made narrower until all fit."""
    widths = [max(map(line_width, column), default=0) for column in zip(*rows, strict=True)]
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


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
