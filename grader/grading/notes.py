"""Remarks beside a verdict: global state that was touched, and time against the reference's."""

from __future__ import annotations

from types import ModuleType

from ..kit import Table
from .exercise import REPEATS, Exercise, Large
from .proxy import Sandboxed
from .verdict import Note, Status

_STATE = {
    "en": {
        "numpy.random": "the state of NumPy's global random generator was changed",
        "random": "the state of Python's global random generator was changed",
        "numpy.seterr": "NumPy's floating-point error handling was changed (np.seterr)",
        "numpy.set_printoptions": "NumPy's print options were changed",
        "environment": "environment variables were changed",
        "threads": "threads were left running",
    },
    "zh": {
        "numpy.random": "改动了 NumPy 全局随机数生成器的状态",
        "random": "改动了 Python 全局随机数生成器的状态",
        "numpy.seterr": "改动了 NumPy 的浮点错误处理方式（np.seterr）",
        "numpy.set_printoptions": "改动了 NumPy 的打印选项",
        "environment": "改动了环境变量",
        "threads": "留下了仍在运行的线程",
    },
}
_SPEED = {
    "en": "time on a large input, beside the reference's",
    "zh": "在大输入上的用时，与参考实现对照",
}


def notes_of(
    subject: Sandboxed, exercise: Exercise, checks: ModuleType | None, status: Status
) -> tuple[Note, ...]:
    """The notes on a submission that was loaded; notes never change its status.

    A passing candidate is timed on the first large case of the checks' tables, if there is one.
    """
    lang = exercise.words.lang
    found = []
    table = large_table(checks, exercise.seed) if status == "passed" else None
    if table is not None:
        large = exercise.large = exercise.large or Large.of(exercise.reference, table)
        seconds = subject.time(large.function, large.args, REPEATS) / REPEATS
        found.append(Note("speed", _SPEED[lang], seconds, large.seconds))
    touched = [name for name in subject.changed_state() if name in _STATE[lang]]
    return (*found, *(Note("global_state", _STATE[lang][name]) for name in touched))


def large_table(checks: ModuleType | None, seed: int) -> Table | None:
    """The first table of a checks module that has large cases."""
    found = vars(checks).values() if checks is not None else ()
    tables = [thing for thing in found if isinstance(thing, Table)]
    return next((t for t in tables if t.large_for(seed)), None)
