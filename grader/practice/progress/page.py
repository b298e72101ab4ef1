"""Progress as one HTML file that needs no network and runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import grader.report
from grader import __version__
from grader.bank.model import Lang
from grader.practice.progress import told
from grader.practice.progress.days import LEVELS, WEEKS, Cell, calendar
from grader.practice.progress.facts import Progress
from grader.practice.progress.strings import WEEKDAYS, Say
from grader.report.escape import visible
from grader.report.voice import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_CELL, _STEP = 12, 15  # pixels of a day, and from one to the next
_LEFT, _TOP = 34, 20
_COLUMN, _HIGH = 28, 96  # pixels from one column to the next, and of the highest


def html_progress(found: Progress, words: Words, *, lang: Lang) -> str:
    """The whole page."""
    say = Say(lang)
    weeks = calendar(found.days, found.today)
    return (
        _environment()
        .get_template("progress.html.j2")
        .render(
            found=found,
            say=say,
            html_lang="zh-CN" if lang == "zh" else "en",
            day=told.day(found, say),
            summary=told.summary(found, say),
            steps=told.steps(found, say),
            met=told.met(found, words, say),
            title_of=lambda id: words.title(id, lang),
            how_far=lambda exercise: told.how_far(exercise, say),
            calendar=_Calendar.of(weeks, say),
            columns=_columns(found, say),
            version=__version__,
        )
    )


@dataclass(frozen=True)
class _Square:
    x: int
    y: int
    level: int
    title: str


@dataclass(frozen=True)
class _Calendar:
    """A square a day: a column a week, a row a weekday. All lengths are pixels."""

    squares: tuple[_Square, ...]
    months: tuple[tuple[int, str], ...]
    weekdays: tuple[tuple[int, str], ...]
    days: int
    width: int = _LEFT + WEEKS * _STEP
    height: int = _TOP + 7 * _STEP
    cell: int = _CELL
    levels: range = range(LEVELS + 1)

    @classmethod
    def of(cls, weeks: Sequence[Sequence[Cell]], say: Say) -> _Calendar:
        squares = tuple(
            _Square(
                x=_LEFT + column * _STEP,
                y=_TOP + row * _STEP,
                level=cell.level,
                title=say("day", day=say.date(cell.day), n=cell.total),
            )
            for column, week in enumerate(weeks)
            for row, cell in enumerate(week)
        )
        firsts = ((n, c.day) for n, week in enumerate(weeks) for c in week if c.day.day == 1)
        months = tuple((_LEFT + n * _STEP, say.month(day)) for n, day in firsts)
        rows = tuple((_TOP + n * _STEP, say(day)) for n, day in enumerate(WEEKDAYS) if n % 2 == 0)
        days = sum(square.level > 0 for square in squares)
        return cls(squares, months, rows, days)


@dataclass(frozen=True)
class _Column:
    x: int
    y: float
    height: float
    count: int
    label: str


def _columns(found: Progress, say: Say) -> list[_Column]:
    """The cards that are due, a column a day."""
    most = max(found.due, default=0) or 1
    columns = []
    for number, count in enumerate(found.due):
        height = round(_HIGH * count / most, 1)
        day = found.today + timedelta(days=number)
        place = number * _COLUMN, 16 + _HIGH - height
        columns.append(_Column(*place, height, count, say.weekday(day)))
    return columns


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    own = Path(__file__).parent / "templates"
    reports = Path(grader.report.__file__).parent / "templates"  # for their style
    return Environment(
        loader=FileSystemLoader([own, reports]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
