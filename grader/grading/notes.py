"""Remarks beside a verdict: global state that was touched, and time against the reference's."""

from __future__ import annotations

from types import ModuleType

from ..kit import Table
from ..phrases import phrase
from .exercise import REPEATS, Exercise, LargeInput
from .proxy import Sandboxed
from .verdict import Note, Status

# Each is a phrase too.
_STATE = (
    "numpy.random",
    "random",
    "numpy.seterr",
    "numpy.set_printoptions",
    "environment",
    "threads",
)


def notes_of(
    subject: Sandboxed, exercise: Exercise, checks: ModuleType | None, status: Status
) -> tuple[Note, ...]:
    """The notes on a submission that was loaded; notes never change its status.

    A passing candidate is timed on the first large case of the checks' tables, if there is one.
    """
    found = []
    table = large_table(checks, exercise.seed) if status == "passed" else None
    if table is not None:
        large = exercise.large = exercise.large or LargeInput.of(exercise.reference, table)
        seconds = subject.time(large.function, large.args, REPEATS) / REPEATS
        found.append(Note("speed", phrase("speed"), seconds, large.seconds))
    touched = [name for name in subject.changed_state() if name in _STATE]
    return (*found, *(Note("global_state", phrase(name)) for name in touched))


def large_table(checks: ModuleType | None, seed: int) -> Table | None:
    """The first table of a checks module that has large cases."""
    found = vars(checks).values() if checks is not None else ()
    tables = [thing for thing in found if isinstance(thing, Table)]
    return next((t for t in tables if t.large_for(seed)), None)
