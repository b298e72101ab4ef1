"""The rows of the store's tables. The fields of a class are the columns of its table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from grader.practice.row import Attempt, Row, new_uid, now

__all__ = ["Attempt", "Row", "new_uid", "now"]


@dataclass(frozen=True, kw_only=True)
class Reveal(Row):
    """A hint (its number is `step`, from 1), or the solution, that was shown."""

    table = "reveals"

    bank: str
    item: str
    what: Literal["hint", "solution"]
    step: int = 0


@dataclass(frozen=True, kw_only=True)
class Reset(Row):
    """A stub that was put back; hints begin again."""

    table = "resets"

    bank: str
    item: str


@dataclass(frozen=True, kw_only=True)
class Review(Row):
    """A card that was rated: 1 again, 2 hard, 3 good, 4 easy. `said` are ticked key points."""

    table = "reviews"
    json = ("said",)

    bank: str
    item: str
    part: str = ""
    rating: int
    seconds: float = 0.0
    said: tuple[int, ...] = ()
    points: int = 0
    note: str = ""
    session: str = ""


@dataclass(frozen=True, kw_only=True)
class Undo(Row):
    """A review that doesn't count."""

    table = "undos"

    review: str


@dataclass(frozen=True, kw_only=True)
class Flag(Row):
    """A card that is suspended, buried until a time, or restored. The latest flag counts."""

    table = "flags"

    bank: str
    item: str
    part: str = ""
    what: Literal["suspend", "bury", "restore"]
    until: int = 0


@dataclass(frozen=True, kw_only=True)
class Session(Row):
    """A review or an interview that was begun."""

    table = "sessions"
    json = ("plan",)

    kind: Literal["review", "mock"]
    bank: str
    seed: int = 0
    plan: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Ending(Row):
    """A session that is over."""

    table = "endings"

    session: str
    how: Literal["finished", "abandoned"]


@dataclass(frozen=True, kw_only=True)
class Answer(Row):
    """An answer in an interview. The latest of a position counts."""

    table = "answers"
    json = ("said", "data")

    session: str
    position: int
    item: str
    seconds: float
    said: tuple[int, ...] = ()
    points: int = 0
    note: str = ""
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Drill(Row):
    """A broken file that was handed out."""

    table = "drills"

    bank: str
    item: str
    mistake: str
    seed: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Repair(Row):
    """How a drill ended."""

    table = "repairs"

    drill: str
    outcome: Literal["repaired", "given up"]
    said: str = ""
    agreed: int = 0


@dataclass(frozen=True, kw_only=True)
class Folder(Row):
    """Where the candidate's files are. The latest counts."""

    table = "folders"

    bank: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Setting(Row):
    """A preference. The latest of a name counts."""

    table = "settings"
    json = ("value",)

    name: str
    value: Any


TABLES: tuple[type[Row], ...] = (
    Attempt,
    Reveal,
    Reset,
    Review,
    Undo,
    Flag,
    Session,
    Ending,
    Answer,
    Drill,
    Repair,
    Folder,
    Setting,
)
