"""Charts of characters: bars, columns, the calendar. Each is a list of lines or a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from grader.practice.progress.days import LEVELS, Cell
from grader.practice.progress.strings import WEEKDAYS, Say
from grader.prose.columns import FAINT, GREEN, Pen, pad
from grader.prose.width import width

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_SIZES = "·▂▄▅▇"
_HIGH = 3  # lines of a chart of columns


def bar(share: float, room: int, pen: Pen) -> str:
    """A bar of `room` columns, to an eighth of one; a share that isn't 0 shows something."""
    eighths = round(min(max(share, 0.0), 1.0) * room * 8)
    eighths = max(eighths, 1) if share > 0 else 0
    full, part = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[part] if part else "")
    return pen(drawn, GREEN) + pen("·" * (room - full - bool(part)), FAINT)


def columns(values: Sequence[int], labels: Sequence[str], pen: Pen) -> list[str]:
    """Columns with their numbers above and labels below, four wide each."""
    most = max(values, default=0)
    heights = [-(-value * _HIGH * 8 // most) if most else 0 for value in values]
    lines = ["".join(str(value or "·").center(4) for value in values)]
    for row in reversed(range(_HIGH)):
        parts = [_HEIGHTS[min(max(height - 8 * row, 0), 8)] * 2 for height in heights]
        lines.append("".join(f" {part} " for part in parts))
    below = "".join(pad(" " * ((4 - width(label)) // 2) + label, 4) for label in labels)
    top, *drawn = [line.rstrip() for line in lines]
    return [top, *(pen(line, GREEN) for line in drawn if line), pen(below.rstrip(), FAINT)]


def calendar_lines(weeks: Sequence[Sequence[Cell]], say: Say, pen: Pen) -> list[str]:
    """A line a weekday and two columns a week, the months above."""
    side = max(width(say(day)) for day in WEEKDAYS) + 1
    lines = [" " * side + pen(_months(weeks, say), FAINT)]
    for number, day in enumerate(WEEKDAYS):
        name = pen(pad(say(day) if number % 2 == 0 else "", side), FAINT)
        cells = [week[number] for week in weeks if number < len(week)]
        lines.append(name + " ".join(_cell(cell.level, pen) for cell in cells))
    return lines


def legend(say: Say, pen: Pen) -> str:
    cells = " ".join(_cell(level, pen) for level in range(LEVELS + 1))
    return f"{pen(say('less'), FAINT)} {cells} {pen(say('more_often'), FAINT)}"


def _cell(level: int, pen: Pen) -> str:
    return pen(_SIZES[level], GREEN if level else FAINT)


def _months(weeks: Sequence[Sequence[Cell]], say: Say) -> str:
    """The months' names over the weeks in which they begin, where there is room."""
    line = ""
    for number, week in enumerate(weeks):
        first = next((cell.day for cell in week if cell.day.day == 1), None)
        name = say.month(first or week[0].day) if first or number == 0 else ""
        if name and width(line) <= 2 * number:
            line = pad(line, 2 * number) + name + " "
    return line.rstrip()
